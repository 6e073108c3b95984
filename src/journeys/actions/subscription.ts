import { isoTime } from '../../internal/iso-time.ts';
import { listed } from '../../internal/listed.ts';
import { MINUTE_MS, wholeSecond } from '../../payloads/scene/story-time.ts';
import { journeyError } from '../journey-error.ts';
import type { OrderEntity } from '../world/entity.ts';
import { actionOn } from './action.ts';
import { announceModified } from './modified.ts';
import { billedUntil } from './order-dates.ts';

/** A subscription is lost because it is not paid for. */
export const CHURN = actionOn('order', {
  verb: 'churn',
  about: 'a subscription churns because it is not paid',
  fields: {},
  emits: ['order.updated', 'subscription.churned'],
  perform: (world, order) => {
    requireService(order, ['active', 'paused'], 'churn');
    const churned = world.update(order, {
      service_status: 'churned',
      churned_at: isoTime(world.now),
      next_charge_at: null,
    });
    world.emit('order.updated', churned);
    world.emit('subscription.churned', churned);
  },
});

/** A subscription is held. That it is announced as a modification is assumed. */
export const PAUSE = actionOn('order', {
  verb: 'pause',
  about: 'a subscription is paused; nothing is charged',
  fields: {},
  emits: ['order.updated', 'subscription.modified'],
  perform: (world, order) => {
    requireService(order, ['active'], 'be paused');
    const paused = world.update(order, { service_status: 'paused', next_charge_at: null });
    world.emit('order.updated', paused);
    announceModified(world, paused);
  },
});

/**
 * A subscription that was held, canceled or lost runs again. Time that is paid for is used up first; where none is left,
 * the next period begins a minute later (assumed).
 */
export const REACTIVATE = actionOn('order', {
  verb: 'reactivate',
  about: 'a paused, canceled or churned subscription is active again',
  fields: {},
  emits: ['order.updated', 'subscription.reactivated'],
  perform: (world, order) => {
    requireService(order, ['paused', 'canceled', 'churned'], 'be reactivated');
    const running = runningOn(order, world.now);
    const next = order.data['in_trial'] === true ? order.data['trial_end_at'] : nextCharge(running);
    const active = world.update(running, {
      service_status: 'active',
      next_charge_at: next ?? null,
      canceled_at: null,
      canceled_by: null,
      cancel_reason: null,
      cancel_description: null,
      churned_at: null,
    });
    world.emit('order.updated', active);
    world.emit('subscription.reactivated', active);
  },
});

/** Periods go on from where they were, or begin anew where that time has passed. */
function runningOn(order: OrderEntity, now: number): OrderEntity {
  const until = billedUntil(order);
  const isUsedUp = until !== null && (until <= now || !isPaid(order, until));
  return isUsedUp ? { ...order, anchoredAt: wholeSecond(now) + MINUTE_MS, periods: 0 } : order;
}

function isPaid({ data }: OrderEntity, until: number): boolean {
  return typeof data['paid_until'] === 'string' && Date.parse(data['paid_until']) >= until;
}

function nextCharge(order: OrderEntity): string | null {
  const until = billedUntil(order);
  return until === null ? null : isoTime(until);
}

/** @throws SimulatorError `invalid-journey` where an order is no subscription, or its service in no such state. */
export function requireService(order: OrderEntity, able: readonly string[], does: string): void {
  const service = String(order.data['service_status']);
  if (order.purchase.kind === 'subscription-order' && able.includes(service)) return;
  throw journeyError(
    order.purchase.kind === 'subscription-order'
      ? `"${order.name}" is ${service}; it can ${does} only if it is ${listed(able)}.`
      : `"${order.name}" is a single purchase; only a subscription can ${does}.`,
    'Check the steps before.',
  );
}
