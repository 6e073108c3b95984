import type { EventTypeEntry, ImpliedState } from '../event-type.ts';

const ORDER_TYPE =
  'The documentation calls the order type "subscription"; the value in the body is "subscription-order".';

const SUBSCRIPTION = {
  catalog: 'documented',
  section: 'Orders',
  versions: ['v1', 'v2'],
  subjectType: 'Order',
  subjectTypeCertainty: 'assumed',
  resource: 'order',
  stateCertainty: 'assumed',
  v1PayloadCertainty: 'assumed',
  aliases: [],
  note: ORDER_TYPE,
} as const;

const IS_SUBSCRIPTION = { order_type: { equals: 'subscription-order' } } as const satisfies ImpliedState;
const WITH_PREVIOUS_ITEM = {
  ...IS_SUBSCRIPTION,
  previous_line_item: { present: true },
} as const satisfies ImpliedState;

/** Events of orders that renew. */
export const SUBSCRIPTION_EVENTS = [
  {
    ...SUBSCRIPTION,
    name: 'subscription.canceled',
    description: 'A subscription was canceled, by the customer or for them.',
    impliedState: {
      ...IS_SUBSCRIPTION,
      service_status: { equals: 'canceled' },
      canceled_at: { present: true },
      cancel_reason: { present: true },
    },
    note: `Orders are "canceled" with one l, fulfillments "cancelled" with two. ${ORDER_TYPE}`,
  },
  {
    ...SUBSCRIPTION,
    name: 'subscription.reactivated',
    description: 'A subscription that had ended is active again.',
    impliedState: { ...IS_SUBSCRIPTION, service_status: { equals: 'active' } },
    stateCertainty: 'documented',
  },
  {
    ...SUBSCRIPTION,
    name: 'subscription.downgraded',
    description: 'A customer changed to a cheaper subscription.',
    impliedState: WITH_PREVIOUS_ITEM,
    stateCertainty: 'documented',
    note: `Only upgrades and downgrades fill previous_line_item, and its shape is not documented. ${ORDER_TYPE}`,
  },
  {
    ...SUBSCRIPTION,
    name: 'subscription.upgraded',
    description: 'A customer changed to a more expensive subscription.',
    impliedState: WITH_PREVIOUS_ITEM,
    stateCertainty: 'documented',
    note: `Only upgrades and downgrades fill previous_line_item, and its shape is not documented. ${ORDER_TYPE}`,
  },
  {
    ...SUBSCRIPTION,
    name: 'subscription.churned',
    description: 'A subscription churned: its service has ended.',
    impliedState: {
      ...IS_SUBSCRIPTION,
      service_status: { equals: 'churned' },
      churned_at: { present: true },
    },
  },
  {
    ...SUBSCRIPTION,
    name: 'subscription.modified',
    description: 'The terms of a subscription changed.',
    impliedState: IS_SUBSCRIPTION,
    note: `Raised for Payments AI only. ${ORDER_TYPE}`,
  },
  {
    ...SUBSCRIPTION,
    name: 'subscription.activated',
    description: 'A subscription became active for the first time.',
    impliedState: {
      ...IS_SUBSCRIPTION,
      service_status: { equals: 'active' },
      activated_at: { present: true },
    },
  },
  {
    ...SUBSCRIPTION,
    name: 'subscription.completed',
    description: 'A subscription reached its planned end, such as a payment plan after its last installment.',
    impliedState: { ...IS_SUBSCRIPTION, service_status: { equals: 'completed' } },
  },
  {
    ...SUBSCRIPTION,
    name: 'subscription.first_payment_received',
    description: 'The first regular payment arrived, after any setup fee or trial.',
    impliedState: {
      ...IS_SUBSCRIPTION,
      recurring_invoices_paid_count: { equals: 1 },
      in_trial: { equals: false },
    },
    note: `The counter recurring_invoices_paid_count is missing from descriptions before 2026. ${ORDER_TYPE}`,
  },
] as const satisfies readonly EventTypeEntry[];
