import type { JsonObject } from '../../internal/json.ts';
import { listed } from '../../internal/listed.ts';
import type { Purchase } from '../../payloads/scene/purchase.ts';
import { buyerOf } from '../entities/contact.ts';
import { invoiceWhere, linesOf } from '../entities/invoice.ts';
import { journeyError } from '../journey-error.ts';
import type { FulfillmentEntity, InvoiceEntity, OrderEntity, RestockEntity } from '../world/entity.ts';
import { newRecord } from '../world/new-record.ts';
import type { World } from '../world/world.ts';

/** What of an order is packed or comes back: an invoice, and its purchase without what is not shipped. */
export interface Parcel {
  readonly invoice: InvoiceEntity;
  readonly purchase: Purchase;
}

/**
 * The newest invoice of an order in one of some statuses, with the goods on it.
 *
 * @throws SimulatorError `invalid-journey` where there is none, or nothing on it is shipped.
 */
export function parcelOf(world: World, order: OrderEntity, statuses: readonly string[]): Parcel {
  const invoice = invoiceWhere(
    world,
    order,
    ({ data }) => statuses.includes(String(data['status'])),
    listed(statuses),
  );
  const lines = invoice.purchase.lines.filter(({ goods }) => goods.offer.physical);
  if (lines.length > 0) return { invoice, purchase: { ...invoice.purchase, lines } };
  throw journeyError(
    `"${order.name}" contains nothing to ship.`,
    'Make one of its products physical: product: {physical: true}.',
  );
}

/** The record of a shipment or a return of the goods on an invoice. */
export function handlingRecord(
  world: World,
  order: OrderEntity,
  kind: 'fulfillment' | 'restock',
  { invoice, purchase }: Parcel,
) {
  const name = `${order.name}/${kind}-${world.counted(`${order.name}/${kind}`)}`;
  const random = world.randomFor(kind, name);
  const buyer = buyerOf(world.recall('contact', order.contact));
  const data = newRecord(world, {
    resource: kind === 'fulfillment' ? 'fulfillment' : 'orders-invoices-restock',
    eventName: kind === 'fulfillment' ? 'fulfillment.created' : 'orders/invoices/restock.created',
    random,
    ids: world.idsFor(kind, name),
    given: { buyer, purchase },
  });
  return { name, random, order: order.name, invoice: invoice.name, data };
}

/** Calls a shipment off: its goods wait to be packed again. */
export function callOffShipment(world: World, shipment: FulfillmentEntity): void {
  requireStatus(shipment, 'fulfilled');
  const invoice = world.the('invoice', shipment.invoice);
  world.emit('fulfillment.updated', world.update(shipment, { status: 'cancelled' }));
  world.emit('orders/invoice.updated', markShipped(world, invoice, 'unfulfilled'));
}

/** Calls a return off. */
export function callOffRestock(world: World, restock: RestockEntity): void {
  requireStatus(restock, 'restocked');
  world.emit('orders/invoices/restock.updated', world.update(restock, { status: 'cancelled' }));
}

/** An invoice whose goods are shipped, or are not any longer; what is not shipped at all stays as it is. */
export function markShipped(
  world: World,
  invoice: InvoiceEntity,
  status: 'complete' | 'unfulfilled',
): InvoiceEntity {
  const lines = linesOf(invoice.data).map(
    (line): JsonObject =>
      line['fulfillment_status'] === 'ignored' ? line : { ...line, fulfillment_status: status },
  );
  return world.update(invoice, { fulfillment_status: status, line_items: lines });
}

function requireStatus({ name, data }: FulfillmentEntity | RestockEntity, status: string): void {
  if (data['status'] === status) return;
  throw journeyError(
    `"${name}" is ${String(data['status'])} and cannot be canceled.`,
    'Leave this step out.',
  );
}
