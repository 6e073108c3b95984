import { createRecord } from '../../payloads/create-record.ts';
import type { Purchase } from '../../payloads/scene/purchase.ts';
import { buyerOf } from '../entities/contact.ts';
import { invoiceWhere } from '../entities/invoice.ts';
import { journeyError } from '../journey-error.ts';
import type { InvoiceEntity, OrderEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';

/** Statuses of invoices whose goods may be on their way. */
const PAID = new Set(['paid', 'partially-refunded', 'refunded']);

/** What of an order has to be packed: its newest paid invoice, and the purchase without what is not shipped. */
export interface Parcel {
  readonly invoice: InvoiceEntity;
  readonly purchase: Purchase;
}

/** @throws SimulatorError `invalid-journey` where nothing of the order is shipped, or it is not paid. */
export function parcelOf(world: World, order: OrderEntity): Parcel {
  const invoice = invoiceWhere(world, order, (status) => PAID.has(status), 'paid');
  const lines = invoice.purchase.lines.filter(({ goods }) => goods.offer.physical);
  if (lines.length > 0) return { invoice, purchase: { ...invoice.purchase, lines } };
  throw journeyError(
    `Nothing of "${order.name}" is shipped.`,
    'Let one of its products be physical: product: {physical: true}.',
  );
}

/** The record of a shipment or a return of the goods of an order. */
export function handlingRecord(
  world: World,
  order: OrderEntity,
  kind: 'fulfillment' | 'restock',
  purchase: Purchase,
) {
  const name = `${order.name}/${kind}-${world.counted(`${order.name}/${kind}`)}`;
  const random = world.randomFor(kind, name);
  const { workspace, storefront, now } = world;
  const buyer = buyerOf(world.recall('contact', order.contact));
  const { data } = createRecord({
    resource: kind === 'fulfillment' ? 'fulfillment' : 'orders-invoices-restock',
    eventName: kind === 'fulfillment' ? 'fulfillment.created' : 'orders/invoices/restock.created',
    state: {},
    random,
    at: now,
    given: { workspace, storefront, buyer, purchase, time: { bornAt: now, touchedAt: now } },
  });
  return { name, random, order: order.name, data };
}
