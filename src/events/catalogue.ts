import { CONTACT_EVENTS, CONTACT_TAG_EVENTS } from './catalogue/contact-events.ts';
import { COURSE_EVENTS } from './catalogue/course-events.ts';
import { FORM_EVENTS } from './catalogue/form-events.ts';
import { INVOICE_EVENTS } from './catalogue/invoice-events.ts';
import { LATER_EVENTS } from './catalogue/later-events.ts';
import { ORDER_EVENTS } from './catalogue/order-events.ts';
import { PRODUCT_EVENTS } from './catalogue/product-events.ts';
import { FULFILLMENT_EVENTS, RESTOCK_EVENTS } from './catalogue/stock-events.ts';
import { SUBSCRIPTION_EVENTS } from './catalogue/subscription-events.ts';
import { TRANSACTION_EVENTS } from './catalogue/transaction-events.ts';
import { WORKFLOW_EVENTS } from './catalogue/workflow-events.ts';
import type { EventTypeEntry } from './event-type.ts';

/**
 * Every event type that ClickFunnels is known to send: the 62 documented ones in the order of the documentation,
 * then the 26 names of the later catalogue.
 *
 * @see https://developers.myclickfunnels.com/docs/webhook-event-types
 */
export const EVENT_CATALOGUE = [
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
export type EventTypeName = (typeof EVENT_CATALOGUE)[number]['name'];
