import type { InvoiceEntity, TransactionEntity } from '../world/entity.ts';
import { newRecord } from '../world/new-record.ts';
import type { World } from '../world/world.ts';

/** How a payment at the provider ended. `completed` is observed; how a declined one looks is assumed. */
const OUTCOMES = {
  completed: { status: 'completed', result: 'approved', reason: null },
  declined: { status: 'declined', result: 'declined', reason: null },
} as const;

/**
 * A payment provider is asked for the money of an invoice: `purchase/transaction-1` and so on. Raises
 * `orders/transaction.created`, except for external orders, which have no transactions (documented).
 */
export function charge(world: World, invoice: InvoiceEntity, outcome: keyof typeof OUTCOMES): void {
  const order = world.the('order', invoice.order);
  if (order.origin.processor === 'external') return;

  const name = `${order.name}/transaction-${world.counted(`${order.name}/transaction`)}`;
  const random = world.randomFor('transaction', name);
  const { buyer } = world.recall('contact', order.contact);
  const data = newRecord(world, {
    resource: 'orders-transaction',
    eventName: 'orders/transaction.created',
    random,
    ids: world.idsFor('transaction', name),
    given: {
      buyer,
      purchase: invoice.purchase,
    },
  });
  const isRebill = invoice.data['invoice_type'] === 'renewal';
  const transaction = world.add({
    kind: 'transaction',
    name,
    random,
    order: order.name,
    data: {
      ...data,
      ...OUTCOMES[outcome],
      is_rebill: isRebill,
      rebill_number: isRebill ? order.recurringPaid : 0,
    },
  } satisfies TransactionEntity);
  world.replace({ ...invoice, transactions: [...invoice.transactions, name] });
  world.emit('orders/transaction.created', transaction);
}
