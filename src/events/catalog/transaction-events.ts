import type { EventTypeEntry } from '../event-type.ts';

const TRANSACTION = {
  catalog: 'documented',
  section: 'Transactions',
  versions: ['v1', 'v2'],
  subjectType: 'Orders::Transaction',
  subjectTypeCertainty: 'observed',
  resource: 'orders-transaction',
  impliedState: {},
  stateCertainty: 'documented',
  v1PayloadCertainty: 'assumed',
  aliases: [],
} as const;

/** Events of payments and refunds at a payment provider. */
export const TRANSACTION_EVENTS = [
  {
    ...TRANSACTION,
    name: 'orders/transaction.created',
    description: 'A payment was attempted.',
    note: 'Raised for Stripe and Payments AI; external orders have no transactions. Look at "result": it may be declined.',
  },
  {
    ...TRANSACTION,
    name: 'orders/transaction.updated',
    description: 'A transaction was updated, for instance refunded.',
    note: 'Raised for Stripe and Payments AI; external orders have no transactions.',
  },
] as const satisfies readonly EventTypeEntry[];
