import { isoTime } from '../../internal/iso-time.ts';
import { DAY_MS } from '../../payloads/scene/story-time.ts';
import { openInvoiceOf } from '../entities/invoice.ts';
import { journeyError } from '../journey-error.ts';
import { actionOn } from './action.ts';

/** After so long an unpaid invoice is past due (documented). */
const PAST_DUE_AFTER_MS = DAY_MS;

/** An unpaid invoice has waited for more than a day. */
export const PAST_DUE = actionOn('order', {
  verb: 'past-due',
  about: 'the open invoice of an order has been unpaid for more than a day',
  fields: {},
  emits: ['orders/invoice.updated', 'orders/invoice.past_due', 'order.updated'],
  perform: (world, order) => {
    const invoice = openInvoiceOf(world, order);
    const lateFrom = Date.parse(String(invoice.data['due_at'])) + PAST_DUE_AFTER_MS;
    if (world.now < lateFrom) {
      throw journeyError(
        `"${invoice.name}" is past due after 24 hours, from ${isoTime(lateFrom)} on; it is ${isoTime(world.now)}.`,
        'Wait longer first: after: 25h.',
      );
    }
    const late = world.update(invoice, { status: 'past-due' });
    // External orders have fewer statuses (documented).
    const billing = order.origin.processor === 'external' ? 'unpaid' : 'past-due';
    const owing = world.update(order, { billing_status: billing });
    world.emit('orders/invoice.updated', late);
    world.emit('orders/invoice.past_due', late);
    world.emit('order.updated', owing);
  },
});
