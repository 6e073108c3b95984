import { openInvoiceOf } from '../entities/invoice.ts';
import { actionOn } from './action.ts';

/** An unpaid invoice has waited for more than a day. */
export const PAST_DUE = actionOn('order', {
  verb: 'past-due',
  about: 'the open invoice of an order has been unpaid for more than a day',
  fields: {},
  emits: ['orders/invoice.updated', 'orders/invoice.past_due', 'order.updated'],
  perform: (world, order) => {
    const invoice = openInvoiceOf(world, order);
    const late = world.update(invoice, { status: 'past-due' });
    const owing = world.update(order, { billing_status: 'past-due' });
    world.emit('orders/invoice.updated', late);
    world.emit('orders/invoice.past_due', late);
    world.emit('order.updated', owing);
  },
});
