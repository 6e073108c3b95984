import { isoTime } from '../../internal/iso-time.ts';
import { wholeSecond } from '../../payloads/scene/story-time.ts';
import { invoiceWhere, linesFor } from '../entities/invoice.ts';
import type { InvoiceEntity, OrderEntity } from '../world/entity.ts';
import { actionOn } from './action.ts';
import { withNextPeriod } from './order-dates.ts';
import { requireProcessor } from './processors.ts';

/** No one asks for the money any longer; only what is past due is given up (documented). */
export const ABANDON = actionOn('order', {
  verb: 'abandon',
  about: 'Abandon the past-due invoice of an order at the end of its grace period.',
  fields: {},
  emits: ['orders/invoice.updated', 'orders/invoice.abandoned', 'order.updated'],
  perform: (world, order) => {
    requireProcessor(order, ['payments_ai'], 'abandons');
    const late = invoiceWhere(world, order, ({ data }) => data['status'] === 'past-due', 'past due');
    const given = world.update(late, { status: 'abandoned' });
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

/** An invoice that was given up is asked for again. That it is the same invoice with new dates is assumed. */
export const REISSUE = actionOn('order', {
  verb: 'reissue',
  about: 'an abandoned invoice is reissued',
  fields: {},
  emits: ['orders/invoice.updated', 'orders/invoice.reissued', 'order.updated'],
  perform: (world, order) => {
    requireProcessor(order, ['payments_ai'], 'reissues');
    const abandoned = invoiceWhere(world, order, ({ data }) => data['status'] === 'abandoned', 'abandoned');
    const issuedAt = wholeSecond(world.now);
    const restarted = restart(order, abandoned, issuedAt);
    const again = world.update(abandoned, {
      status: 'unpaid',
      due_amount: abandoned.data['total_amount'],
      issued_at: isoTime(issuedAt),
      due_at: isoTime(issuedAt),
      line_items: restarted?.lines ?? abandoned.data['line_items'],
    });
    const wasGivenUp = order.data['service_status'] === 'abandoned';
    const updated = world.update(restarted?.order ?? order, {
      billing_status: 'unpaid',
      ...(wasGivenUp ? { service_status: 'pending' } : {}),
    });
    world.emit('orders/invoice.updated', again);
    world.emit('orders/invoice.reissued', again);
    world.emit('order.updated', updated);
  },
});

/** The first period of a subscription begins anew with its first invoice. */
function restart(order: OrderEntity, { data }: InvoiceEntity, startsAt: number) {
  if (data['invoice_type'] !== 'initial') return undefined;
  const begun = withNextPeriod({ ...order, anchoredAt: null, periods: 0 }, startsAt);
  return { order: begun.order, lines: linesFor(data, begun.period) };
}
