import type { EventTypeEntry } from '../event-type.ts';

const ORDER = {
  catalog: 'documented',
  section: 'Orders',
  versions: ['v1', 'v2'],
  subjectType: 'Order',
  subjectTypeCertainty: 'observed',
  resource: 'order',
  impliedState: {},
  stateCertainty: 'assumed',
  v1PayloadCertainty: 'assumed',
  aliases: [],
} as const;

const RECORD = { ...ORDER, subjectTypeCertainty: 'documented', stateCertainty: 'documented' } as const;

/** Events of orders of either type, then those of one-time orders. */
export const ORDER_EVENTS = [
  {
    ...RECORD,
    name: 'order.created',
    description: 'A customer placed an order, which may be unpaid.',
    impliedState: {
      service_status: { equals: 'pending' },
      billing_status: { oneOf: ['pending', 'unpaid'] },
    },
    stateCertainty: 'assumed',
    note: 'Never grant access on this event: payment may still fail. External orders may begin in any status.',
  },
  { ...RECORD, name: 'order.updated', description: 'An order was updated.' },
  {
    ...RECORD,
    name: 'order.deleted',
    description: 'An order was deleted.',
    note: 'Contains the whole order as it last was, not only its ID.',
  },
  {
    ...ORDER,
    name: 'order.completed',
    description: 'A one-time order was paid, or a subscription ended its whole term.',
    impliedState: { service_status: { equals: 'completed' } },
    note: 'For a subscription this is the end of the service, not its payment.',
  },
  {
    ...ORDER,
    name: 'one-time-order.completed',
    subjectTypeCertainty: 'documented',
    description: 'A one-time order was paid and is complete.',
    impliedState: {
      order_type: { equals: 'one-time-order' },
      billing_status: { equals: 'paid' },
      service_status: { equals: 'completed' },
    },
    note: 'The subject is an ordinary Order. External orders have been shown completed while billing was pending.',
  },
  {
    ...ORDER,
    subjectTypeCertainty: 'assumed',
    name: 'one_time_order.refunded',
    description: 'A one-time order was refunded, partly or fully.',
    impliedState: {
      order_type: { equals: 'one-time-order' },
      billing_status: { oneOf: ['refunded', 'partially-refunded'] },
    },
    note: 'Written with underscores, unlike one-time-order.completed; both spellings are intended.',
  },
] as const satisfies readonly EventTypeEntry[];
