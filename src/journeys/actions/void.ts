import { openInvoiceOf } from '../entities/invoice.ts';
import { actionOn } from './action.ts';
import { requireProcessor } from './processors.ts';

/** An invoice is declared void. The service stays as it is: these processors know no voided one (documented). */
export const VOID = actionOn('order', {
  verb: 'void',
  about: 'the open invoice of an order is voided (Stripe and external orders)',
  fields: {},
  emits: ['orders/invoice.updated', 'orders/invoice.voided', 'order.updated'],
  perform: (world, order) => {
    requireProcessor(order, ['stripe', 'external'], 'voids');
    const voided = world.update(openInvoiceOf(world, order), { status: 'voided', due_amount: '0.00' });
    const updated = world.update(order, { billing_status: 'voided' });
    world.emit('orders/invoice.updated', voided);
    world.emit('orders/invoice.voided', voided);
    world.emit('order.updated', updated);
  },
});
