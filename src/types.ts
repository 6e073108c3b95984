/* `cf-webhook-sim/types`: types of webhook bodies, for receivers. Nothing is left of it at run time. */

import type { ApiVersion } from './events/event-type.ts';
import type { EventTypeName, PayloadOf } from './events/webhook-event.ts';

export type { ApiVersion } from './events/event-type.ts';
/** The types of payloads and their parts by name: `Order`, `Contact`, `OrdersLineItem`, … */
export type * from './events/payload-types.generated.ts';
export type { EventTypeNameIn, WebhookEvent } from './events/webhook-event.ts';

/**
 * The name of an event type, as `event_type` has it.
 *
 * @example const handled: EventType[] = ['order.completed', 'orders/invoice.paid'];
 */
export type EventType = EventTypeName;

/**
 * What `data` holds for an event type; `never` where the event does not exist in that version.
 *
 * @example
 * type Bought = WebhookPayload<'order.completed'>; // Order
 * type Sent = WebhookPayload<'form_submission.created', 'v1'>; // V1FormSubmission
 */
export type WebhookPayload<Name extends EventType = EventType, Version extends ApiVersion = 'v2'> = PayloadOf<
  Name,
  Version
>;
