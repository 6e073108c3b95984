import { isoTime } from '../../internal/iso-time.ts';
import { openInvoiceOf } from '../entities/invoice.ts';
import { charge } from '../entities/transaction.ts';
import type { InvoiceEntity, OrderEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import { actionOn } from './action.ts';
import { billedUntil, durationOf } from './order-dates.ts';
import { requireProcessor } from './processors.ts';

/** The events that a refused charge raises. */
export const DECLINE_EVENTS = [
  'orders/transaction.created',
  'orders/invoice.updated',
  'renewal-invoice-payment-declined',
  'order.updated',
] as const;

/** The bank says no. */
export const DECLINE = actionOn('order', {
  verb: 'decline',
  about: 'the bank declines the charge for the open invoice of an order',
  fields: {},
  emits: DECLINE_EVENTS,
  perform: (world, order) => declineInvoice(world, openInvoiceOf(world, order)),
});

/** The provider refuses the money of an invoice; only renewals have an event of their own for it. */
export function declineInvoice(world: World, invoice: InvoiceEntity): void {
  requireProcessor(world.the('order', invoice.order), ['payments_ai', 'stripe'], 'charges');
  charge(world, invoice, 'declined');
  const unpaid = world.update(world.the('invoice', invoice.name), {});
  const isRenewal = invoice.data['invoice_type'] === 'renewal';
  const order = world.the('order', invoice.order);
  const owing = world.update(order, {
    billing_status: unpaid.data['status'],
    ...(isRenewal ? { next_charge_at: nextCharge(order) } : {}),
  });
  world.emit('orders/invoice.updated', unpaid);
  if (isRenewal) world.emit('renewal-invoice-payment-declined', unpaid);
  world.emit('order.updated', owing);
}

/** The next period is charged in its time, whether this one is paid or not (assumed). */
function nextCharge(order: OrderEntity): string | null {
  const until = billedUntil(order);
  const isLast = order.recurringPaid + 1 === durationOf(order);
  return until === null || isLast ? null : isoTime(until);
}
