import { findEventType } from '../../events/find-event-types.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { LearnedBodies, LearnedContext } from '../../payloads/learned-bodies.ts';
import type { LearnedEvent, LearnedFields, Overlay } from '../overlay/overlay.ts';
import { extendSchema } from './extend-schema.ts';
import { idRanges, mapIds } from './map-ids.ts';
import { reshape } from './reshape.ts';
import { writeOrdered } from './write-ordered.ts';

/** Makes an overlay ready to be used. Events that it does not know get its envelope alone. */
export function createLearnedBodies({ events, envelope }: Overlay): LearnedBodies {
  const ranges = idRanges(events);
  const known = new Map<string, LearnedEvent>();
  for (const event of events) {
    for (const name of spellings(event.eventType)) {
      const key = `${event.apiVersion} ${name}`;
      if (name === event.eventType || !known.has(key)) known.set(key, event);
    }
  }
  const learnedOf = ({ eventType, apiVersion }: Pick<LearnedContext, 'eventType' | 'apiVersion'>) =>
    known.get(`${apiVersion} ${eventType}`) ?? (apiVersion === 'v2' ? envelope : undefined);

  return {
    deliveries: new Map(
      events.flatMap(({ eventType, deliveries }) =>
        spellings(eventType).map((name): [string, number] => [name, deliveries]),
      ),
    ),
    reshape: (body, context) => {
      const learned = learnedOf(context);
      if (learned === undefined) return mapIds(body, ranges);
      const reshaped = reshape(body, learned.fields, {
        random: context.random.fork('learned'),
        at: context.at,
      });
      return mapIds({ ...keptOf(learned.fields, body), ...reshaped }, ranges);
    },
    write: (body, context) => {
      const order = learnedOf(context)?.order;
      return order === undefined || order.size === 0 ? undefined : writeOrdered(body, order);
    },
    extend: (schema, context) => {
      const fields: LearnedFields = learnedOf(context)?.fields ?? new Map();
      return extendSchema(schema, [...fields.keys()]);
    },
  };
}

/** An event's names: an overlay that knows one spelling knows the other. */
function spellings(eventType: string): readonly string[] {
  const entry = findEventType(eventType);
  return entry === undefined ? [eventType] : [eventType, entry.name, ...entry.aliases];
}

/** What the overlay says nothing of: data, or the envelope of events that were read from the API. */
function keptOf(fields: LearnedFields, { data, ...envelope }: JsonObject): JsonObject {
  return { ...(fields.has('data') ? {} : { data }), ...(fields.has('event_id') ? {} : envelope) };
}
