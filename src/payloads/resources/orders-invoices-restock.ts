import { identityColumns } from '../scene/record-ids.ts';
import { includedItems, purchaseOfGoods } from './included-items.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/** Items of an order that went back to stock. */
export const ORDERS_INVOICES_RESTOCK: Refinement = { drafts: [], refine };

function refine({ scene, conditions }: RefinementRequest): Refined {
  const random = scene.random.fork('restock');
  const identity = identityColumns(scene.ids, 'Orders::Invoices::Restock', scene.time.bornAt);
  return fromNoPage({
    id: identity.id,
    public_id: identity.public_id,
    workspace_id: scene.workspace.id,
    contact_id: scene.buyer.id,
    status: conditions.text('status', () => 'restocked'),
    included_invoices_line_items: includedItems(
      scene.given.purchase ?? purchaseOfGoods(scene, random.fork('goods')),
      identity.id,
      scene.ids,
    ),
    ...stamps(scene),
  });
}
