import type { Offer } from './offers.ts';

/** Offers that are charged again and again. Several tiers each, so that a subscription can move up and down. */
export const SUBSCRIPTION_OFFERS: readonly Offer[] = [
  {
    name: 'Makers Circle Basic',
    description: 'The community, the library and one live call a month.',
    skuPrefix: 'MCB',
    physical: false,
    amountCents: 2900,
    billing: 'monthly',
  },
  {
    name: 'Makers Circle Plus',
    description: 'Everything in Basic and a weekly group call with feedback.',
    skuPrefix: 'MCP',
    physical: false,
    amountCents: 5900,
    billing: 'monthly',
  },
  {
    name: 'Makers Circle Studio',
    description: 'Everything in Plus and a private call every month.',
    skuPrefix: 'MCS',
    physical: false,
    amountCents: 14900,
    billing: 'monthly',
  },
  {
    name: 'Recipe Club',
    description: 'Twelve tested recipes and a shopping list every month.',
    skuPrefix: 'RCC',
    physical: false,
    amountCents: 1200,
    billing: 'monthly',
  },
  {
    name: 'Coaching Retainer',
    description: 'Two calls a month and answers by mail in between.',
    skuPrefix: 'CRT',
    physical: false,
    amountCents: 24000,
    billing: 'monthly',
  },
  {
    name: 'Quarterly Growth Review',
    description: 'A review of your numbers every three months, with a plan.',
    skuPrefix: 'QGR',
    physical: false,
    amountCents: 18000,
    billing: 'quarterly',
  },
  {
    name: 'Makers Circle Annual',
    description: 'A year of the Plus membership, two months cheaper.',
    skuPrefix: 'MCA',
    physical: false,
    amountCents: 59000,
    billing: 'yearly',
  },
];

/** Offers that are paid off in installments; such a subscription ends by itself. */
export const PLAN_OFFERS: readonly Offer[] = [
  {
    name: 'Course Creator Accelerator',
    description: 'Ten weeks from an idea to a course that sells, paid in installments.',
    skuPrefix: 'CCA',
    physical: false,
    amountCents: 33300,
    billing: 'plan',
  },
  {
    name: 'Brand Photography Bundle',
    description: 'A shooting day and forty edited pictures, paid in installments.',
    skuPrefix: 'BPB',
    physical: false,
    amountCents: 19900,
    billing: 'plan',
  },
];
