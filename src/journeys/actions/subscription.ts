import { iso } from '../../payloads/scene/story-time.ts';
import { journeyError } from '../journey-error.ts';
import type { OrderEntity } from '../world/entity.ts';
import { actionOn } from './action.ts';
import { paidUntil } from './order-dates.ts';

/** A subscription is lost because it is not paid for. */
export const CHURN = actionOn('order', {
  verb: 'churn',
  about: 'a subscription is lost because nobody pays for it',
  fields: {},
  emits: ['order.updated', 'subscription.churned'],
  perform: (world, order) => {
    requireService(order, ['active', 'paused'], 'churn');
    const churned = world.update(order, {
      service_status: 'churned',
      churned_at: iso(world.now),
      next_charge_at: null,
    });
    world.emit('order.updated', churned);
    world.emit('subscription.churned', churned);
  },
});

/** A subscription is held. That it is announced as a modification is assumed. */
export const PAUSE = actionOn('order', {
  verb: 'pause',
  about: 'a subscription is held for a while',
  fields: {},
  emits: ['order.updated', 'subscription.modified'],
  perform: (world, order) => {
    requireService(order, ['active'], 'be paused');
    const paused = world.update(order, { service_status: 'paused', next_charge_at: null });
    world.emit('order.updated', paused);
    world.emit('subscription.modified', paused);
  },
});

/** A subscription that was held, canceled or lost runs again. */
export const REACTIVATE = actionOn('order', {
  verb: 'reactivate',
  about: 'a subscription that was paused, canceled or lost runs again',
  fields: {},
  emits: ['order.updated', 'subscription.reactivated'],
  perform: (world, order) => {
    requireService(order, ['paused', 'canceled', 'churned'], 'be reactivated');
    const until = paidUntil(order);
    const next = until === null || until > world.now ? until : world.now;
    const active = world.update(order, {
      service_status: 'active',
      next_charge_at: next === null ? null : iso(next),
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

function requireService(order: OrderEntity, able: readonly string[], does: string): void {
  const service = String(order.data['service_status']);
  if (order.purchase.kind === 'subscription-order' && able.includes(service)) return;
  throw journeyError(
    order.purchase.kind === 'subscription-order'
      ? `"${order.name}" is ${service}; only what is ${able.join(' or ')} can ${does}.`
      : `"${order.name}" is a single purchase; only a subscription can ${does}.`,
    'Look at what happened to it before: journeys show tells.',
  );
}
