import type { WireShape } from '../../events/envelope.ts';
import type { ApiVersion, EventTypeEntry } from '../../events/event-type.ts';
import { jsonObjectIn } from '../../internal/json.ts';
import { createEvent } from '../../payloads/create-event.ts';
import { eventSource } from '../../payloads/event-source.ts';
import { bodyRows, type Row } from '../shape/body-rows.ts';

/** Enough to show every field that is usually there. */
const SAMPLES = 16;

/** What bodies of an event type consist of when the catalog alone decides. */
export function generatedRows(
  entry: EventTypeEntry,
  {
    apiVersion,
    wire,
    at,
  }: { readonly apiVersion: ApiVersion; readonly wire: WireShape; readonly at: number },
): readonly Row[] {
  return Array.from({ length: SAMPLES }, (_, index) =>
    createEvent({
      entry,
      apiVersion,
      wire,
      ...eventSource({ seed: 'compare', index, eventType: entry.name }, at),
      at,
    }),
  ).flatMap(({ body }) => bodyRows(jsonObjectIn(body)).rows);
}
