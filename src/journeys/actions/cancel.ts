import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import { OTHER_CANCEL_REASONS } from '../../payloads/vocabulary/order-words.ts';
import { SHOP_VOCABULARY } from '../../payloads/vocabulary/shop-vocabulary.ts';
import type { Random } from '../../random/random.ts';
import { journeyError } from '../journey-error.ts';
import type { OrderEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import type { Action } from './action.ts';
import { cancelAppointment } from './appointments.ts';
import { textIn } from './fields.ts';
import { callOffRestock, callOffShipment } from './handling.ts';
import { requireService } from './subscription.ts';

/** A subscription is canceled; a shipment or a return is called off. */
export const CANCEL: Action = {
  verb: 'cancel',
  takes: ['order', 'fulfillment', 'restock', 'appointment'],
  about: 'a subscription or an appointment is canceled, or a shipment or return is canceled',
  fields: {
    reason: { type: 'text', about: 'reason, for a subscription (default: one of ClickFunnels’ reasons)' },
    description: { type: 'text', about: 'what the customer says, for a subscription' },
  },
  emits: [
    'order.updated',
    'subscription.canceled',
    'fulfillment.updated',
    'orders/invoice.updated',
    'orders/invoices/restock.updated',
    'appointments/scheduled_event.canceled',
  ],
  perform: (world, entity, fields) => {
    switch (entity.kind) {
      case 'order':
        return cancelOrder(world, entity, fields);
      case 'fulfillment':
        return callOffShipment(world, entity);
      case 'restock':
        return callOffRestock(world, entity);
      case 'appointment':
        return cancelAppointment(world, entity);
      default:
        throw journeyError(`"${entity.name}" cannot be canceled.`, 'Delete it instead.');
    }
  },
};

/** Ends a subscription because someone wants it so. What was paid for stays paid for. */
export function cancelOrder(world: World, order: OrderEntity, fields: JsonObject): void {
  requireService(order, ['active', 'paused'], 'be canceled');
  const random = order.random.fork('cancellation');
  const { processor } = order.origin;
  const canceled = world.update(order, {
    service_status: 'canceled',
    canceled_at: isoTime(world.now),
    canceled_by: SHOP_VOCABULARY.canceledBy(random),
    cancel_reason: textIn(fields, 'reason') ?? reasonOf(processor, random),
    cancel_description: textIn(fields, 'description') ?? null,
    next_charge_at: null,
    // The cancellation of an external order sets both moments (documented).
    ...(processor === 'external' ? { churned_at: isoTime(world.now) } : {}),
  });
  world.emit('order.updated', canceled);
  world.emit('subscription.canceled', canceled);
}

/** Each processor has reasons of its own; external orders are canceled for another one (documented). */
function reasonOf(processor: OrderEntity['origin']['processor'], random: Random): string {
  switch (processor) {
    case 'payments_ai':
      return SHOP_VOCABULARY.cancelReason(random);
    case 'stripe':
      return random.pick(OTHER_CANCEL_REASONS);
    case 'external':
      return 'other';
    default:
      return processor satisfies never;
  }
}
