import { invoiceWhere, openInvoiceOf } from '../entities/invoice.ts';
import { actionOn } from './action.ts';
import { requireProcessor } from './processors.ts';

/** Nobody asks for the money any longer. */
export const ABANDON = actionOn('order', {
  verb: 'abandon',
  about: 'the open invoice of an order is given up at the end of its grace period',
  fields: {},
  emits: ['orders/invoice.updated', 'orders/invoice.abandoned', 'order.updated'],
  perform: (world, order) => {
    requireProcessor(order, ['payments_ai'], 'abandons');
    const given = world.update(openInvoiceOf(world, order), { status: 'abandoned' });
    const isNew = order.data['service_status'] === 'pending';
    const updated = world.update(order, {
      billing_status: 'abandoned',
      ...(isNew ? { service_status: 'abandoned' } : {}),
    });
    world.emit('orders/invoice.updated', given);
    world.emit('orders/invoice.abandoned', given);
    world.emit('order.updated', updated);
  },
});

/** An invoice that was given up is asked for again. That it is the same invoice is assumed. */
export const REISSUE = actionOn('order', {
  verb: 'reissue',
  about: 'an abandoned invoice is made out again',
  fields: {},
  emits: ['orders/invoice.updated', 'orders/invoice.reissued', 'order.updated'],
  perform: (world, order) => {
    requireProcessor(order, ['payments_ai'], 'reissues');
    const abandoned = invoiceWhere(world, order, (status) => status === 'abandoned', 'abandoned');
    const again = world.update(abandoned, {
      status: 'unpaid',
      due_amount: abandoned.data['total_amount'],
    });
    const wasGivenUp = order.data['service_status'] === 'abandoned';
    const updated = world.update(order, {
      billing_status: 'unpaid',
      ...(wasGivenUp ? { service_status: 'pending' } : {}),
    });
    world.emit('orders/invoice.updated', again);
    world.emit('orders/invoice.reissued', again);
    world.emit('order.updated', updated);
  },
});
