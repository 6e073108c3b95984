import { findEventType } from '../../../events/find-event-types.ts';
import { isJsonObject, type JsonObject } from '../../../internal/json.ts';
import { resolvedSchema } from '../../../payloads/schema-store.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import type { Variation } from '../../engine/variation.ts';

/** One event type of each kind that receivers read fields of. All exist in V2. */
export const SAMPLE_TYPES = [
  'contact.created',
  'form/submission.created',
  'order.created',
  'orders/invoice.created',
  'one-time-order.invoice.paid',
  'subscription.canceled',
  'orders/transaction.created',
  'courses/enrollment.created',
  'fulfillment.created',
] as const;

/** Rewrites `data` of an event whose schema is known. */
export type DataChange = (data: JsonObject, schema: JsonObject) => JsonObject;

/** One event of each sample type, with its `data` changed; plain events are known to be taken. */
export function changedSamples(context: CheckContext, what: string, change: DataChange): Variation[] {
  return SAMPLE_TYPES.map((eventType) => {
    const schema = schemaOf(eventType);
    const event = context.event({
      eventType,
      rewrite: (body) => {
        const { data } = body;
        return isJsonObject(data) ? { ...body, data: change(data, schema) } : body;
      },
    });
    return { about: `${eventType} with ${what}`, event };
  });
}

/** The schema of the data of an event type; an empty one where none is known. */
export function schemaOf(eventType: string): JsonObject {
  const resource = findEventType(eventType)?.resource ?? null;
  return resource === null ? {} : resolvedSchema(`v2/${resource}`);
}
