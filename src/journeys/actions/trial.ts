import { isoTime } from '../../internal/iso-time.ts';
import { wholeSecond } from '../../payloads/scene/story-time.ts';
import { billPeriod } from '../entities/invoice.ts';
import { journeyError } from '../journey-error.ts';
import type { OrderEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import { actionOn } from './action.ts';
import { cancelOrder } from './cancel.ts';
import { textIn } from './fields.ts';
import { PAYMENT_EVENTS, payInvoice } from './pay.ts';
import { requireService } from './subscription.ts';

/** A trial is over: the subscription is paid for from now on, or ends. */
export const END_TRIAL = actionOn('order', {
  verb: 'end-trial',
  about: 'the trial of a subscription ends: it is charged from now on, or canceled',
  fields: {
    outcome: {
      type: 'text',
      about: 'outcome (default: converts)',
      options: ['converts', 'cancels'],
    },
  },
  emits: [
    'order.updated',
    'subscription.trial_ended',
    'orders/invoice.created',
    ...PAYMENT_EVENTS,
    'subscription.trial_converted',
    'subscription.canceled',
  ],
  perform: (world, order, fields) => {
    if (order.data['in_trial'] !== true) {
      throw journeyError(`"${order.name}" is not in a trial.`, 'Order it with trial: 14d.');
    }
    requireService(order, ['active'], 'leave its trial');
    const endsAt = Date.parse(String(order.data['trial_end_at']));
    const ended = world.update(order, { in_trial: false });
    world.emit('order.updated', ended);
    world.emit('subscription.trial_ended', ended);
    if (textIn(fields, 'outcome') === 'cancels') return cancelOrder(world, ended, {});
    payInvoice(world, billPeriod(world, ended, 'initial', Math.min(endsAt, wholeSecond(world.now))));
    world.emit('subscription.trial_converted', world.the('order', order.name));
  },
});

/** A subscription begins free of charge. That nothing is billed until the trial ends is assumed. */
export function startTrial(world: World, order: OrderEntity, trialMs: number): void {
  if (order.purchase.kind !== 'subscription-order') {
    throw journeyError(`"${order.name}" does not renew, so it has no trial.`, 'Leave "trial" out.');
  }
  const endsAt = isoTime(wholeSecond(world.now) + trialMs);
  const started = world.update(order, {
    service_status: 'active',
    billing_status: 'pending',
    in_trial: true,
    trial_end_at: endsAt,
    next_charge_at: endsAt,
    paid_until: endsAt,
    activated_at: isoTime(wholeSecond(world.now)),
  });
  world.emit('order.updated', started);
  world.emit('subscription.activated', started);
  world.emit('subscription.trial_started', started);
}
