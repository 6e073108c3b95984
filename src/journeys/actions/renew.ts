import { issueInvoice } from '../entities/invoice.ts';
import { journeyError } from '../journey-error.ts';
import type { OrderEntity } from '../world/entity.ts';
import { actionOn } from './action.ts';
import { DECLINE_EVENTS, declineInvoice } from './decline.ts';
import { textIn } from './fields.ts';
import { PAYMENT_EVENTS, payInvoice } from './pay.ts';

/** The next period of a subscription is billed. */
export const RENEW = actionOn('order', {
  verb: 'renew',
  about: 'the next period of a subscription is billed',
  fields: {
    outcome: { type: 'text', about: 'of the charge; paid otherwise', options: ['paid', 'declined'] },
  },
  emits: ['orders/invoice.created', ...new Set([...PAYMENT_EVENTS, ...DECLINE_EVENTS])],
  perform: (world, order, fields) => {
    requireRunning(order);
    const invoice = issueInvoice(world, order, 'renewal');
    if (textIn(fields, 'outcome') === 'declined') declineInvoice(world, invoice);
    else payInvoice(world, invoice);
  },
});

function requireRunning(order: OrderEntity): void {
  if (order.anchoredAt !== null && order.data['service_status'] === 'active') return;
  throw journeyError(
    `"${order.name}" is no running subscription (its service is ${String(order.data['service_status'])}).`,
    'Pay its first invoice before it renews.',
  );
}
