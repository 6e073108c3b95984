import { billPeriod, invoicesOf, isOwed } from '../entities/invoice.ts';
import { journeyError } from '../journey-error.ts';
import type { OrderEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import { actionOn } from './action.ts';
import { DECLINE_EVENTS, declineInvoice } from './decline.ts';
import { textIn } from './fields.ts';
import { PAYMENT_EVENTS, payInvoice } from './pay.ts';

/** The next period of a subscription is billed. */
export const RENEW = actionOn('order', {
  verb: 'renew',
  about: 'the next period of a subscription is billed and charged',
  fields: {
    outcome: { type: 'text', about: 'result of the charge (default: paid)', options: ['paid', 'declined'] },
  },
  emits: ['orders/invoice.created', ...new Set([...PAYMENT_EVENTS, ...DECLINE_EVENTS])],
  perform: (world, order, fields) => {
    requireRunning(world, order);
    const invoice = billPeriod(world, order, 'renewal');
    if (textIn(fields, 'outcome') === 'declined') declineInvoice(world, invoice);
    else payInvoice(world, invoice);
  },
});

function requireRunning(world: World, order: OrderEntity): void {
  if (order.anchoredAt === null || order.data['service_status'] !== 'active') {
    throw journeyError(
      `"${order.name}" is not a running subscription (its service is ${String(order.data['service_status'])}).`,
      'Pay its first invoice before it renews.',
    );
  }
  const owed = invoicesOf(world, order).find(isOwed);
  if (owed === undefined) return;
  throw journeyError(
    `"${order.name}" still has an unpaid invoice ("${owed.name}" is ${String(owed.data['status'])}).`,
    'Pay or abandon it before the next period is billed.',
  );
}
