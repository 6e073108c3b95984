import { CONTACT_EVENTS, CONTACT_TAG_EVENTS } from './catalog/contact-events.ts';
import { COURSE_EVENTS } from './catalog/course-events.ts';
import { FORM_EVENTS } from './catalog/form-events.ts';
import { INVOICE_EVENTS } from './catalog/invoice-events.ts';
import { LATER_EVENTS } from './catalog/later-events.ts';
import { ORDER_EVENTS } from './catalog/order-events.ts';
import { PRODUCT_EVENTS } from './catalog/product-events.ts';
import { FULFILLMENT_EVENTS, RESTOCK_EVENTS } from './catalog/stock-events.ts';
import { SUBSCRIPTION_EVENTS } from './catalog/subscription-events.ts';
import { TRANSACTION_EVENTS } from './catalog/transaction-events.ts';
import { WORKFLOW_EVENTS } from './catalog/workflow-events.ts';
import type { EventTypeEntry } from './event-type.ts';

/**
 * Every event type that ClickFunnels is known to send: the 62 documented ones in the order of the documentation,
 * then the 26 names of the later catalog.
 *
 * @see https://developers.myclickfunnels.com/docs/webhook-event-types
 */
export const EVENT_CATALOG = [
  ...CONTACT_EVENTS,
  ...CONTACT_TAG_EVENTS,
  ...COURSE_EVENTS,
  ...FULFILLMENT_EVENTS,
  ...PRODUCT_EVENTS,
  ...RESTOCK_EVENTS,
  ...FORM_EVENTS,
  ...ORDER_EVENTS,
  ...SUBSCRIPTION_EVENTS,
  ...TRANSACTION_EVENTS,
  ...INVOICE_EVENTS,
  ...WORKFLOW_EVENTS,
  ...LATER_EVENTS,
] as const satisfies readonly EventTypeEntry[];

/** The name of an event type, documented or later, as a union of literals. */
export type EventTypeName = (typeof EVENT_CATALOG)[number]['name'];
