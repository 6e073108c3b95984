import { decimal } from '../../payloads/scene/money.ts';
import { REFUND_REASONS } from '../../payloads/vocabulary/order-words.ts';
import { invoicesOf, invoiceWhere } from '../entities/invoice.ts';
import { journeyError } from '../journey-error.ts';
import type { InvoiceEntity, OrderEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import { actionOn } from './action.ts';
import { centsIn, textIn } from './fields.ts';
import { requireProcessor } from './processors.ts';

/** Statuses in which money can go back. */
const REFUNDABLE = new Set(['paid', 'partially-refunded']);

/** Money goes back to the buyer. */
export const REFUND = actionOn('order', {
  verb: 'refund',
  about: 'the newest paid invoice is refunded to the buyer, fully or partly',
  fields: {
    amount: { type: 'money', about: 'amount (default: everything that is left)' },
    reason: { type: 'text', about: 'why' },
  },
  emits: [
    'orders/transaction.updated',
    'orders/invoice.updated',
    'orders/invoice.refunded',
    'order.updated',
    'one_time_order.refunded',
  ],
  perform: (world, order, fields) => {
    const invoice = invoiceWhere(world, order, ({ data }) => REFUNDABLE.has(String(data['status'])), 'paid');
    const refundedCents = invoice.refundedCents + amountOf(invoice, centsIn(fields, 'amount'));
    const status = refundedCents === invoice.purchase.totalCents ? 'refunded' : 'partially-refunded';
    if (status === 'partially-refunded')
      requireProcessor(order, ['payments_ai', 'stripe'], 'refunds parts of');
    const reason = textIn(fields, 'reason') ?? order.random.fork('refund').pick(REFUND_REASONS);

    refundTransaction(world, invoice, { status, reason });
    const refunded = world.update({ ...invoice, refundedCents }, { status });
    const updated = world.update(order, { billing_status: billingAfterRefund(world, order) });
    world.emit('orders/invoice.updated', refunded);
    world.emit('orders/invoice.refunded', refunded);
    world.emit('order.updated', updated);
    if (order.purchase.kind === 'one-time-order') world.emit('one_time_order.refunded', updated);
  },
});

/** Only when all that was ever paid went back is the order refunded (assumed, for several payments). */
function billingAfterRefund(world: World, order: OrderEntity): string {
  const stillPaid = invoicesOf(world, order).some(({ data }) => REFUNDABLE.has(String(data['status'])));
  return stillPaid ? 'partially-refunded' : 'refunded';
}

function amountOf({ purchase, refundedCents }: InvoiceEntity, wanted: number | undefined): number {
  const left = purchase.totalCents - refundedCents;
  if (wanted === undefined) return left;
  if (wanted > 0 && wanted <= left) return wanted;
  throw journeyError(
    `A refund of ${decimal(wanted, purchase.currency)} is not possible; ${decimal(left, purchase.currency)} can be refunded.`,
    'Leave "amount" out to refund all that is left.',
  );
}

/** The payment itself says that money went back (documented for its status). */
function refundTransaction(
  world: World,
  { transactions }: InvoiceEntity,
  changes: { readonly status: string; readonly reason: string },
): void {
  const paid = transactions
    .map((name) => world.the('transaction', name))
    .findLast(({ data }) => data['result'] === 'approved');
  if (paid !== undefined) world.emit('orders/transaction.updated', world.update(paid, changes));
}
