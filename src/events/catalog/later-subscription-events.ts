import type { EventTypeEntry, ImpliedState } from '../event-type.ts';

const SUBSCRIPTION = {
  catalog: 'later',
  section: 'Orders',
  versions: ['v1', 'v2'],
  subjectType: 'Order',
  subjectTypeCertainty: 'assumed',
  resource: 'order',
  v1PayloadCertainty: 'assumed',
  aliases: [],
} as const;

const IS_SUBSCRIPTION = { order_type: { equals: 'subscription-order' } } as const satisfies ImpliedState;

/** Later events of orders that renew: line items and trials. */
export const LATER_SUBSCRIPTION_EVENTS = [
  {
    ...SUBSCRIPTION,
    name: 'subscription.line_items.changed',
    description: 'The items of a subscription changed.',
    impliedState: IS_SUBSCRIPTION,
    stateCertainty: 'assumed',
  },
  {
    ...SUBSCRIPTION,
    name: 'subscription.trial_converted',
    description: 'A trial became a paid subscription.',
    impliedState: {
      ...IS_SUBSCRIPTION,
      service_status: { equals: 'active' },
      in_trial: { equals: false },
    },
    stateCertainty: 'assumed',
    note: 'The catalog of August 2026 says that in_trial becomes true, which contradicts the name; false is sent here.',
  },
  {
    ...SUBSCRIPTION,
    name: 'subscription.trial_ended',
    description: 'The trial of a subscription ended.',
    impliedState: { ...IS_SUBSCRIPTION, in_trial: { equals: false } },
    stateCertainty: 'documented',
  },
  {
    ...SUBSCRIPTION,
    name: 'subscription.trial_started',
    description: 'A subscription began with a trial.',
    impliedState: { ...IS_SUBSCRIPTION, in_trial: { equals: true } },
    stateCertainty: 'documented',
  },
] as const satisfies readonly EventTypeEntry[];
