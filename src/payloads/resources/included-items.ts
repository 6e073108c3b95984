import type { JsonObject } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import { createPurchase, type Purchase } from '../scene/purchase.ts';
import { identityColumns, type RecordIds } from '../scene/record-ids.ts';
import type { Scene } from '../scene/scene.ts';
import { some } from '../vocabulary/draw.ts';
import { PHYSICAL_OFFERS } from '../vocabulary/offers.ts';

/** A purchase of goods that have to be packed. */
export function purchaseOfGoods({ buyer, ids, realism }: Scene, random: Random): Purchase {
  const first = random.pick(PHYSICAL_OFFERS);
  const offers = [first, ...some(random, PHYSICAL_OFFERS, 0.15).filter((offer) => offer !== first)];
  return createPurchase(random, ids, buyer.locality, {
    kind: 'one-time-order',
    offers,
    extras: 'none',
    realism,
  });
}

/** The invoice lines that a shipment or a return covers, in full. */
export function includedItems(purchase: Purchase, shipmentId: number, ids: RecordIds): JsonObject[] {
  return purchase.lines.map((line) => {
    const { id, public_id } = identityColumns(ids, 'Fulfillments::IncludedInvoicesLineItem');
    return {
      id,
      public_id,
      fulfillment_id: shipmentId,
      quantity: line.quantity,
      invoices_line_item_id: line.invoiceLineId,
    };
  });
}
