import { SUCCESS_STATUS_CODES } from '../../delivery/outcome.ts';
import { jsonObjectIn } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import { EVENT_ID_HEADER, TIMESTAMP_HEADER } from '../../signature/header-names.ts';
import { createDeliveryKeeper, type KeepOptions } from '../delivery-keeper.ts';
import { REPLACED_KINDS, type ReplacedKind } from '../personal/stand-ins.ts';
import type { RecordedArrival, RecordedDelivery, RecordedStatus } from '../recorded-delivery.ts';
import { recordedHeaders } from '../recorded-headers.ts';
import { type CapturedRequest, headerOf } from './captured-request.ts';

/** What was imported, and what was not. */
export interface Imported {
  /** In the order in which the first request of each came. */
  readonly deliveries: readonly RecordedDelivery[];
  /** How often each kind of personal data was replaced. */
  readonly replaced: ReadonlyMap<ReplacedKind, number>;
  /** How many requests were left out, by the reason: the end of a sentence. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Makes deliveries of captured requests. May be called again: the same people get the same stand-ins. */
export interface Importer {
  add(captures: Iterable<CapturedRequest>): void;
  result(): Imported;
}

/** Makes an {@link Importer}. Several requests of one event become one delivery with several arrivals. */
export function createImporter(random: Random, options: KeepOptions = {}): Importer {
  const keeper = createDeliveryKeeper(random, options);
  const captures: CapturedRequest[] = [];
  const deliveries = new Map<string, RecordedDelivery>();
  const replaced = new Map<ReplacedKind, number>();
  const leftOut = new Map<string, number>();
  const leaveOut = (why: string) => leftOut.set(why, (leftOut.get(why) ?? 0) + 1);

  const addOne = (capture: CapturedRequest) => {
    const { event_id: id, event_type: eventType, created_at: createdAt } = jsonObjectIn(capture.body);
    const headerId = headerOf(capture.headers, EVENT_ID_HEADER.toLowerCase());
    const eventId = typeof id === 'string' && id !== '' ? id : headerId;
    if (typeof eventType !== 'string' || eventType === '') {
      leaveOut(capture.body.length === 0 ? 'no body' : 'not an event: no event_type in the body');
      return;
    }
    const known = eventId === undefined ? undefined : deliveries.get(eventId);
    const arrival = arrivalOf(capture);
    if (known !== undefined) {
      if (capture.source !== 'api') deliveries.set(known.event.id, withArrival(known, arrival));
      return;
    }
    const told = typeof createdAt === 'string' ? Date.parse(createdAt) : 0;
    const receivedAt = arrival?.at ?? (Number.isNaN(told) ? 0 : told);
    const kept = keeper.keep({ eventId, eventType, receivedAt, body: capture.body });
    if (kept.kind === 'left-out') {
      leaveOut(kept.why);
      return;
    }
    for (const kind of REPLACED_KINDS) {
      const count = kept.replaced[kind] ?? 0;
      if (count > 0) replaced.set(kind, (replaced.get(kind) ?? 0) + count);
    }
    deliveries.set(eventId ?? `\u0000${deliveries.size}`, {
      event: kept.event,
      status: statusOf(arrival),
      attempts: 1,
      ...(arrival === undefined ? undefined : { arrivals: [arrival] }),
      ...(capture.headers.length === 0 ? undefined : { headers: recordedHeaders(capture.headers) }),
      ...(capture.source === undefined ? undefined : { source: capture.source }),
    });
  };

  return {
    add: (more) => {
      for (const capture of more) {
        keeper.note(capture.body);
        captures.push(capture);
      }
    },
    result: () => {
      for (const capture of captures.splice(0)) addOne(capture);
      return { deliveries: [...deliveries.values()], replaced, leftOut };
    },
  };
}

/** When a request came: as the capture says, or else its signature's timestamp. Events of the API were not seen to come. */
function arrivalOf({
  receivedAt,
  headers,
  statusCode,
  source,
}: CapturedRequest): RecordedArrival | undefined {
  if (source === 'api') return undefined;
  const seconds = Number(headerOf(headers, TIMESTAMP_HEADER.toLowerCase()) ?? Number.NaN);
  const at = receivedAt ?? (Number.isSafeInteger(seconds) && seconds > 0 ? seconds * 1_000 : undefined);
  return at === undefined ? undefined : { at, ...(statusCode === undefined ? undefined : { statusCode }) };
}

function withArrival(known: RecordedDelivery, arrival: RecordedArrival | undefined): RecordedDelivery {
  if (arrival === undefined) return { ...known, attempts: known.attempts + 1 };
  const arrivals = [...(known.arrivals ?? []), arrival].sort((a, b) => a.at - b.at);
  const isDelivered = known.status === 'delivered';
  const status = isDelivered ? known.status : statusOf(arrival);
  return { ...known, arrivals, attempts: known.attempts + 1, status };
}

function statusOf(arrival: RecordedArrival | undefined): RecordedStatus {
  const statusCode = arrival?.statusCode;
  if (statusCode === undefined) return 'received';
  if (statusCode === 0) return 'missed';
  return SUCCESS_STATUS_CODES.has(statusCode) ? 'delivered' : 'rejected';
}
