import type { EventTypeEntry } from '../event-type.ts';

const STOCK = {
  catalog: 'documented',
  versions: ['v2'],
  subjectTypeCertainty: 'observed',
  stateCertainty: 'assumed',
  v1PayloadCertainty: null,
  aliases: [],
} as const;

const FULFILLMENT = {
  ...STOCK,
  section: 'Fulfillments',
  subjectType: 'Fulfillment',
  resource: 'fulfillment',
} as const;

const RESTOCK = {
  ...STOCK,
  section: 'Restocks',
  subjectType: 'Orders::Invoices::Restock',
  resource: 'orders-invoices-restock',
} as const;

const CANCELLED_SPELLING = 'Written "cancelled" here, while the status of an order is written "canceled".';

/** Events of shipments. */
export const FULFILLMENT_EVENTS = [
  {
    ...FULFILLMENT,
    name: 'fulfillment.created',
    description: 'Paid items were shipped or handed over.',
    impliedState: { status: { equals: 'fulfilled' } },
    stateCertainty: 'documented',
    note: 'A fulfillment has no pending state: it begins as fulfilled.',
  },
  {
    ...FULFILLMENT,
    name: 'fulfillment.updated',
    description: 'A fulfillment has new tracking details, or was canceled.',
    impliedState: { status: { oneOf: ['fulfilled', 'cancelled'] } },
    note: CANCELLED_SPELLING,
  },
] as const satisfies readonly EventTypeEntry[];

/** Events of items that return to the stock. */
export const RESTOCK_EVENTS = [
  {
    ...RESTOCK,
    name: 'orders/invoices/restock.created',
    description: 'Items of a canceled or refunded order are available for sale again.',
    impliedState: { status: { equals: 'restocked' } },
  },
  {
    ...RESTOCK,
    name: 'orders/invoices/restock.updated',
    description: 'A restock was updated, for instance canceled.',
    impliedState: { status: { oneOf: ['restocked', 'cancelled'] } },
    note: CANCELLED_SPELLING,
  },
] as const satisfies readonly EventTypeEntry[];
