import type { WireShape } from '../../events/envelope.ts';
import type { ApiVersion, EventTypeEntry } from '../../events/event-type.ts';
import { jsonObjectIn } from '../../internal/json.ts';
import { createEvent } from '../../payloads/create-event.ts';
import type { CustomFields } from '../../payloads/custom-fields.ts';
import { eventSource } from '../../payloads/event-source.ts';
import { bodyRows, type Row } from '../shape/body-rows.ts';

/** Enough to show every field that is usually there. */
const SAMPLES = 16;

/** What bodies are made by, apart from the event type. */
interface Making {
  readonly apiVersion: ApiVersion;
  readonly wire: WireShape;
  readonly at: number;
  readonly customFields: CustomFields;
}

/** What bodies of an event type consist of when nothing is learned. */
export function generatedRows(
  entry: EventTypeEntry,
  { apiVersion, wire, at, customFields }: Making,
): readonly Row[] {
  return Array.from({ length: SAMPLES }, (_, index) =>
    createEvent({
      entry,
      apiVersion,
      wire,
      ...eventSource({ seed: 'compare', index, eventType: entry.name }, at),
      at,
      customFields,
    }),
  ).flatMap(({ body }) => bodyRows(jsonObjectIn(body)).rows);
}
