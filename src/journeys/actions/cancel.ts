import type { JsonObject } from '../../internal/json.ts';
import { iso } from '../../payloads/scene/story-time.ts';
import { SHOP_VOCABULARY } from '../../payloads/vocabulary/shop-vocabulary.ts';
import { journeyError } from '../journey-error.ts';
import type { OrderEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import type { Action } from './action.ts';
import { textIn } from './fields.ts';

/** A subscription is canceled; a shipment or a return is called off. */
export const CANCEL: Action = {
  verb: 'cancel',
  takes: ['order', 'fulfillment', 'restock'],
  about: 'a subscription is canceled, or a shipment or return is called off',
  fields: {
    reason: { type: 'text', about: 'why, for a subscription; one of ClickFunnels’ reasons otherwise' },
    description: { type: 'text', about: 'what the customer says, for a subscription' },
  },
  emits: ['order.updated', 'subscription.canceled', 'fulfillment.updated', 'orders/invoices/restock.updated'],
  perform: (world, entity, fields) => {
    switch (entity.kind) {
      case 'order':
        return cancelOrder(world, entity, fields);
      case 'fulfillment':
        return world.emit('fulfillment.updated', world.update(entity, { status: 'cancelled' }));
      case 'restock':
        return world.emit('orders/invoices/restock.updated', world.update(entity, { status: 'cancelled' }));
      default:
        throw journeyError(`"${entity.name}" cannot be canceled.`, 'Delete it instead.');
    }
  },
};

/** Ends a subscription because somebody wants it so. What was paid for stays paid for. */
export function cancelOrder(world: World, order: OrderEntity, fields: JsonObject): void {
  if (order.purchase.kind !== 'subscription-order') {
    throw journeyError(`"${order.name}" is a single purchase and cannot be canceled.`, 'Refund it instead.');
  }
  const random = order.random.fork('cancellation');
  const canceled = world.update(order, {
    service_status: 'canceled',
    canceled_at: iso(world.now),
    canceled_by: SHOP_VOCABULARY.canceledBy(random),
    cancel_reason: textIn(fields, 'reason') ?? SHOP_VOCABULARY.cancelReason(random),
    cancel_description: textIn(fields, 'description') ?? null,
    next_charge_at: null,
  });
  world.emit('order.updated', canceled);
  world.emit('subscription.canceled', canceled);
}
