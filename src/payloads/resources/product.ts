import { databaseId } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import { createGoods, type Goods } from '../scene/goods.ts';
import type { Scene } from '../scene/scene.ts';
import { ONE_TIME_OFFERS } from '../vocabulary/offers.ts';
import { SUBSCRIPTION_OFFERS } from '../vocabulary/recurring-offers.ts';
import { tagIds } from './order-origin.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/** A product with the ids of its variants and prices. */
export const PRODUCT: Refinement = {
  drafts: [
    'archived',
    'visible_in_store',
    'visible_in_customer_center',
    'image_id',
    'seo_image_id',
    'commissionable',
    'redirect_funnel_id',
  ],
  refine,
};

function refine({ scene }: RefinementRequest): Refined {
  const random = scene.random.fork('product');
  const goods = scene.given.product?.goods ?? goodsFor(scene, random);
  const { offer } = goods;
  const { choice } = offer;
  const images = random.chance(0.6)
    ? [databaseId(random), databaseId(random)].slice(0, random.integer(1, 2))
    : [];
  return fromNoPage({
    id: goods.id,
    public_id: goods.publicId,
    workspace_id: scene.workspace.id,
    name: offer.name,
    current_path: goods.path,
    seo_title: `${offer.name} | ${scene.workspace.name}`,
    seo_description: offer.description,
    image_ids: images,
    default_variant_id: goods.variants[0]?.id ?? null,
    variant_ids: goods.variants.map(({ id }) => id),
    price_ids: goods.variants.map(({ price }) => price.id),
    tag_ids: tagIds(scene, random.fork('tags')),
    cancellation_funnel_url: offer.billing === 'once' ? null : `${scene.workspace.siteUrl}/before-you-go`,
    variant_properties: choice === undefined ? [] : [{ id: goods.propertyId, name: choice.property }],
    ...stamps(scene),
  });
}

function goodsFor({ buyer, ids, realism }: Scene, random: Random): Goods {
  const offer = random.pick([...ONE_TIME_OFFERS, ...SUBSCRIPTION_OFFERS]);
  return createGoods(random.fork('goods'), ids, offer, { currency: buyer.locality.currency, realism });
}
