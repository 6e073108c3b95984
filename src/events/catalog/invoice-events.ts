import type { EventTypeEntry, ImpliedState } from '../event-type.ts';

/** What all events of invoices have in common, also those of the later catalog. */
export const INVOICE = {
  catalog: 'documented',
  section: 'Invoices',
  versions: ['v1', 'v2'],
  subjectType: 'Orders::Invoice',
  subjectTypeCertainty: 'observed',
  resource: 'orders-invoice',
  impliedState: {},
  stateCertainty: 'assumed',
  v1PayloadCertainty: 'assumed',
  aliases: [],
} as const;

/** How an invoice looks once it is paid. */
export const IS_PAID = {
  status: { equals: 'paid' },
  paid_at: { present: true },
} as const satisfies ImpliedState;

const ONE_PURCHASE =
  'One purchase also triggers orders/invoice.paid, with another event_id and the same invoice: do not count it twice.';

/** Events of invoices. */
export const INVOICE_EVENTS = [
  {
    ...INVOICE,
    name: 'orders/invoice.created',
    description: 'An order has a new invoice.',
    impliedState: { status: { oneOf: ['draft', 'unpaid', 'paid'] } },
    note: 'New invoices are unpaid as a rule; those of external orders may begin as paid.',
  },
  {
    ...INVOICE,
    name: 'orders/invoice.updated',
    description: 'An invoice was updated.',
    stateCertainty: 'documented',
  },
  {
    ...INVOICE,
    name: 'orders/invoice.refunded',
    description: 'An invoice was refunded, partly or fully.',
    impliedState: { status: { oneOf: ['refunded', 'partially-refunded'] } },
  },
  {
    ...INVOICE,
    name: 'orders/invoice.abandoned',
    description: 'An overdue invoice was abandoned when its grace period ended.',
    impliedState: { status: { equals: 'abandoned' } },
    stateCertainty: 'documented',
    note: 'Raised for Payments AI only. The documented list of invoice statuses omits "abandoned".',
  },
  {
    ...INVOICE,
    name: 'orders/invoice.reissued',
    description: 'An invoice was reissued.',
    stateCertainty: 'documented',
    note: 'Raised for Payments AI only. What differs from the first issue is unknown.',
  },
  {
    ...INVOICE,
    name: 'orders/invoice.past_due',
    description: 'An invoice has been unpaid for more than a day.',
    impliedState: { status: { equals: 'past-due' } },
    stateCertainty: 'documented',
    note: 'The name has an underscore, the status in the body a dash.',
  },
  {
    ...INVOICE,
    subjectTypeCertainty: 'assumed',
    name: 'renewal-invoice-payment-declined',
    description: 'The charge for the next period of a subscription was declined.',
    impliedState: {
      invoice_type: { equals: 'renewal' },
      status: { oneOf: ['unpaid', 'past-due'] },
      'order.order_type': { equals: 'subscription-order' },
    },
    note: 'The only name without a dot. Raised for Payments AI and Stripe; missing from the catalog of August 2026.',
  },
  {
    ...INVOICE,
    name: 'one-time-order.invoice.paid',
    description: 'The invoice of a one-time order is paid.',
    impliedState: { ...IS_PAID, 'order.order_type': { equals: 'one-time-order' } },
    note: ONE_PURCHASE,
  },
  {
    ...INVOICE,
    name: 'subscription/invoice.paid',
    description: 'An invoice of a subscription is paid.',
    impliedState: {
      ...IS_PAID,
      'order.order_type': { equals: 'subscription-order' },
      invoice_type: { oneOf: ['initial', 'renewal', 'interim'] },
    },
    aliases: ['subscription.invoice.paid'],
    note: `Newer catalogs have a dot instead of the slash; accept both. ${ONE_PURCHASE}`,
  },
] as const satisfies readonly EventTypeEntry[];
