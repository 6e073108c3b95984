import { journeyError } from '../journey-error.ts';
import type { InvoiceEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import { actionOn } from './action.ts';
import { handlingRecord, markShipped, parcelOf } from './handling.ts';

/** The goods of a paid order are handed to a carrier. */
export const FULFILL = actionOn('order', {
  verb: 'fulfill',
  about: 'all goods of a paid order are shipped',
  fields: {},
  emits: ['fulfillment.created', 'orders/invoice.updated', 'orders/invoice.fulfilled'],
  perform: (world, order) => {
    const parcel = parcelOf(world, order, ['paid', 'partially-refunded']);
    if (parcel.invoice.data['fulfillment_status'] === 'complete') {
      throw journeyError(`The goods of "${order.name}" are already shipped.`, 'Cancel that shipment first.');
    }
    const record = handlingRecord(world, order, 'fulfillment', parcel);
    const shipment = world.add({
      kind: 'fulfillment',
      ...record,
      data: {
        ...record.data,
        ...warehouseOf(world, parcel.invoice),
        fulfillment_number: world.nextNumber('fulfillments', { from: 0, to: 9_000 }),
      },
    });
    world.emit('fulfillment.created', shipment);
    const fulfilled = markShipped(world, parcel.invoice, 'complete');
    world.emit('orders/invoice.updated', fulfilled);
    world.emit('orders/invoice.fulfilled', fulfilled);
  },
});

/** Goods come back, after the money went back (documented: restocks belong to canceled or refunded orders). */
export const RESTOCK = actionOn('order', {
  verb: 'restock',
  about: 'the goods of a refunded order are restocked',
  fields: {},
  emits: ['orders/invoices/restock.created'],
  perform: (world, order) => {
    const parcel = parcelOf(world, order, ['refunded', 'partially-refunded']);
    const earlier = world
      .all('restock')
      .find(({ invoice, data }) => invoice === parcel.invoice.name && data['status'] === 'restocked');
    if (earlier !== undefined) {
      throw journeyError(
        `The goods of "${order.name}" are already returned.`,
        `Cancel "${earlier.name}" before.`,
      );
    }
    const restock = world.add({ kind: 'restock', ...handlingRecord(world, order, 'restock', parcel) });
    world.emit('orders/invoices/restock.created', restock);
  },
});

/** Goods are shipped from where their variant lies. */
function warehouseOf(world: World, { purchase }: InvoiceEntity) {
  const ids = new Set(purchase.lines.map(({ variant }) => variant.id));
  const places = world
    .all('variant')
    .filter(({ data }) => ids.has(Number(data['id'])))
    .map(({ data }) => data['fulfillments_location_ids']);
  const [place] = places.flatMap((ids) => (Array.isArray(ids) ? ids : []));
  return place === undefined ? {} : { location_id: place };
}
