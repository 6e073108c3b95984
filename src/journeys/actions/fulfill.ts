import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import type { InvoiceEntity } from '../world/entity.ts';
import { actionOn } from './action.ts';
import { handlingRecord, parcelOf } from './handling.ts';

/** The goods of a paid order are handed to a carrier. */
export const FULFILL = actionOn('order', {
  verb: 'fulfill',
  about: 'the goods of a paid order are handed to a carrier',
  fields: {},
  emits: ['fulfillment.created', 'orders/invoice.updated', 'orders/invoice.fulfilled'],
  perform: (world, order) => {
    const { invoice, purchase } = parcelOf(world, order);
    const shipment = world.add({
      kind: 'fulfillment',
      ...handlingRecord(world, order, 'fulfillment', purchase),
    });
    world.emit('fulfillment.created', shipment);
    const fulfilled = world.update(invoice, {
      fulfillment_status: 'complete',
      line_items: linesAs('complete', invoice),
    });
    world.emit('orders/invoice.updated', fulfilled);
    world.emit('orders/invoice.fulfilled', fulfilled);
  },
});

/** Goods come back. */
export const RESTOCK = actionOn('order', {
  verb: 'restock',
  about: 'the goods of an order come back into stock',
  fields: {},
  emits: ['orders/invoices/restock.created'],
  perform: (world, order) => {
    const { purchase } = parcelOf(world, order);
    const restock = world.add({ kind: 'restock', ...handlingRecord(world, order, 'restock', purchase) });
    world.emit('orders/invoices/restock.created', restock);
  },
});

/** The lines of an invoice with the status of those that are shipped. */
function linesAs(status: string, { data }: InvoiceEntity): readonly JsonObject[] {
  const lines = Array.isArray(data['line_items']) ? data['line_items'] : [];
  return lines
    .filter((line: JsonValue) => isJsonObject(line))
    .map((line) =>
      line['fulfillment_status'] === 'ignored' ? line : { ...line, fulfillment_status: status },
    );
}
