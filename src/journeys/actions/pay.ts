import { isoTime } from '../../internal/iso-time.ts';
import { wholeSecond } from '../../payloads/scene/story-time.ts';
import { openInvoiceOf } from '../entities/invoice.ts';
import { charge } from '../entities/transaction.ts';
import type { InvoiceEntity, OrderEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import { actionOn } from './action.ts';
import { billedUntil, durationOf } from './order-dates.ts';

/** The events that one payment raises; which of them depends on the order. */
export const PAYMENT_EVENTS = [
  'orders/transaction.created',
  'orders/invoice.updated',
  'orders/invoice.paid',
  'one-time-order.invoice.paid',
  'subscription/invoice.paid',
  'order.updated',
  'subscription.activated',
  'subscription.first_payment_received',
  'subscription.completed',
  'order.completed',
  'one-time-order.completed',
] as const;

/** Services that a payment sets or keeps running; one that was ended or held stays so (assumed). */
const RUNS_WHEN_PAID = new Set(['pending', 'active', 'abandoned']);

/** The buyer pays what is open. */
export const PAY = actionOn('order', {
  verb: 'pay',
  about: 'the buyer pays the open invoice of an order',
  fields: {},
  emits: PAYMENT_EVENTS,
  perform: (world, order) => payInvoice(world, openInvoiceOf(world, order)),
});

/** Settles an invoice. One payment raises several events for the same fact; receivers must not count it twice. */
export function payInvoice(world: World, invoice: InvoiceEntity): void {
  charge(world, invoice, 'completed');
  const unpaid = world.the('invoice', invoice.name);
  const paid = world.update(unpaid, {
    status: 'paid',
    due_amount: '0.00',
    paid_at: isoTime(Math.max(wholeSecond(world.now), Date.parse(String(unpaid.data['issued_at'])))),
    eligible_for_fulfillment: unpaid.data['fulfillment_status'] !== 'not_applicable',
  });
  const order = world.the('order', invoice.order);
  const isSubscription = order.purchase.kind === 'subscription-order';
  const settled = settle(world, order, paid);
  world.emit('orders/invoice.updated', paid);
  world.emit('orders/invoice.paid', paid);
  world.emit(isSubscription ? 'subscription/invoice.paid' : 'one-time-order.invoice.paid', paid);
  world.emit('order.updated', settled);
  if (isSubscription) announceSubscription(world, settled, order);
  else {
    world.emit('order.completed', settled);
    world.emit('one-time-order.completed', settled);
  }
}

/** What a payment means for the order. An interim invoice pays for a change, not for another period. */
function settle(world: World, order: OrderEntity, { data }: InvoiceEntity): OrderEntity {
  const paid = { billing_status: 'paid' };
  if (order.purchase.kind === 'one-time-order') {
    return world.update(order, { ...paid, service_status: 'completed' });
  }
  if (data['invoice_type'] === 'interim') return world.update(order, paid);

  const counted = { ...order, recurringPaid: order.recurringPaid + 1 };
  const until = billedUntil(order);
  const extended = {
    ...paid,
    paid_until: until === null ? null : isoTime(until),
    recurring_invoices_paid_count: counted.recurringPaid,
  };
  if (!RUNS_WHEN_PAID.has(String(order.data['service_status']))) return world.update(counted, extended);

  const isOver = counted.recurringPaid === durationOf(order);
  return world.update(counted, {
    ...extended,
    next_charge_at: isOver ? null : extended.paid_until,
    service_status: isOver ? 'completed' : 'active',
    in_trial: false,
    activated_at: order.data['activated_at'] ?? isoTime(wholeSecond(world.now)),
  });
}

function announceSubscription(world: World, order: OrderEntity, before: OrderEntity): void {
  if (before.data['activated_at'] === null && order.data['activated_at'] !== null) {
    world.emit('subscription.activated', order);
  }
  if (before.recurringPaid === 0 && order.recurringPaid === 1) {
    world.emit('subscription.first_payment_received', order);
  }
  if (before.data['service_status'] !== 'completed' && order.data['service_status'] === 'completed') {
    world.emit('subscription.completed', order);
    world.emit('order.completed', order);
  }
}
