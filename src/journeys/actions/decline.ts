import { openInvoiceOf } from '../entities/invoice.ts';
import { charge } from '../entities/transaction.ts';
import type { InvoiceEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import { actionOn } from './action.ts';
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
  about: 'the charge for the open invoice of an order is refused by the bank',
  fields: {},
  emits: DECLINE_EVENTS,
  perform: (world, order) => declineInvoice(world, openInvoiceOf(world, order)),
});

/** The provider refuses the money of an invoice; only renewals have an event of their own for it. */
export function declineInvoice(world: World, invoice: InvoiceEntity): void {
  requireProcessor(world.the('order', invoice.order), ['payments_ai', 'stripe'], 'charges');
  charge(world, invoice, 'declined');
  const unpaid = world.update(world.the('invoice', invoice.name), {});
  const owing = world.update(world.the('order', invoice.order), { billing_status: unpaid.data['status'] });
  world.emit('orders/invoice.updated', unpaid);
  if (invoice.data['invoice_type'] === 'renewal') world.emit('renewal-invoice-payment-declined', unpaid);
  world.emit('order.updated', owing);
}
