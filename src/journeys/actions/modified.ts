import type { OrderEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';

/** Announces that the terms of a subscription are different. Only Payments AI does (documented). */
export function announceModified(world: World, order: OrderEntity): void {
  if (order.origin.processor === 'payments_ai') world.emit('subscription.modified', order);
}
