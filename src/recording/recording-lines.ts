import { bodyMembers } from '../internal/body-members.ts';
import { isoTime } from '../internal/iso-time.ts';
import { packageVersion } from '../internal/package-version.ts';
import { RECORDING_SCHEMA, type RecordedDelivery } from './recorded-delivery.ts';

/** Where a recording comes from. */
export interface RecordingOrigin {
  readonly seed?: string;
  /** The endpoint's URL, with credentials taken out. */
  readonly endpoint?: string;
}

/** The first line of a recording, with its line break. It tells no real time, so that the same run gives the same bytes. */
export function headerLine({ seed, endpoint }: RecordingOrigin = {}): string {
  return line({
    schema: RECORDING_SCHEMA,
    tool: { name: 'cf-webhook-sim', version: packageVersion() },
    seed,
    endpoint,
  });
}

/** One delivery as a line, with its line break. */
export function deliveryLine(delivery: RecordedDelivery): string {
  const { event, status, attempts, arrivals, headers, source } = delivery;
  const { body, createdAt, id, type, ...facts } = event;
  return line({
    eventId: id,
    eventType: type,
    apiVersion: facts.apiVersion,
    subjectId: facts.subjectId,
    subjectType: facts.subjectType,
    createdAt: isoTime(createdAt),
    status,
    attempts,
    arrivals: arrivals?.map(({ at, statusCode }) => ({ at: isoTime(at), statusCode })),
    source,
    headers,
    ...bodyMembers(body),
  });
}

function line(members: object): string {
  return `${JSON.stringify(members)}\n`;
}
