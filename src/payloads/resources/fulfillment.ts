import { identityColumns } from '../scene/record-ids.ts';
import { fillDigits } from '../vocabulary/draw.ts';
import { CARRIERS } from '../vocabulary/order-words.ts';
import { includedItems, purchaseOfGoods } from './included-items.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/** A shipment of paid items. The tracking link leads to the tracking code at the same carrier. */
export const FULFILLMENT: Refinement = { drafts: ['location_id', 'fulfillment_number'], refine };

function refine({ scene, conditions }: RefinementRequest): Refined {
  const random = scene.random.fork('fulfillment');
  const identity = identityColumns(scene.ids, 'Fulfillment', scene.time.bornAt);
  const carrier = random.pick(CARRIERS);
  const code = fillDigits(random, carrier.code);
  return fromNoPage({
    id: identity.id,
    public_id: identity.public_id,
    workspace_id: scene.workspace.id,
    contact_id: scene.buyer.id,
    status: conditions.text('status', () => 'fulfilled'),
    tracking_url: carrier.url + code,
    shipping_provider: carrier.name,
    tracking_code: code,
    included_invoices_line_items: includedItems(
      scene.given.purchase ?? purchaseOfGoods(scene, random.fork('goods')),
      identity.id,
      scene.ids,
    ),
    ...stamps(scene),
  });
}
