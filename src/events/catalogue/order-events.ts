import type { EventTypeEntry } from '../event-type.ts';

const ORDER = {
  catalogue: 'documented',
  section: 'Orders',
  versions: ['v1', 'v2'],
  subjectType: 'Order',
  subjectTypeCertainty: 'assumed',
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
    description: 'A customer placed an order, which need not be paid yet.',
    impliedState: {
      service_status: { equals: 'pending' },
      billing_status: { oneOf: ['pending', 'unpaid'] },
    },
    stateCertainty: 'assumed',
    note: 'Never grant access on this event: payment may still fail. External orders may begin in any status.',
  },
  { ...RECORD, name: 'order.updated', description: 'Something about an order is different now.' },
  {
    ...RECORD,
    name: 'order.deleted',
    description: 'An order is gone.',
    note: 'Carries the order in full as it last was, not just its id.',
  },
  {
    ...ORDER,
    name: 'order.completed',
    description: 'A one-time order is paid, or a subscription has run its whole term.',
    impliedState: { service_status: { equals: 'completed' } },
    note: 'For a subscription this is the end of the service, not its payment.',
  },
  {
    ...ORDER,
    name: 'one-time-order.completed',
    subjectTypeCertainty: 'documented',
    description: 'A one-time order is paid and so complete.',
    impliedState: {
      order_type: { equals: 'one-time-order' },
      billing_status: { equals: 'paid' },
      service_status: { equals: 'completed' },
    },
    note: 'The subject is an ordinary Order. External orders have been shown completed while billing was pending.',
  },
  {
    ...ORDER,
    name: 'one_time_order.refunded',
    description: 'Money of a one-time order went back to the customer, in part or in whole.',
    impliedState: {
      order_type: { equals: 'one-time-order' },
      billing_status: { oneOf: ['refunded', 'partially-refunded'] },
    },
    note: 'Written with underscores, unlike one-time-order.completed; both spellings are meant literally.',
  },
] as const satisfies readonly EventTypeEntry[];
