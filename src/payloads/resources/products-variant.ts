import type { JsonObject } from '../../internal/json.ts';
import { databaseId } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import { createGoods, type Goods, type ProductVariant } from '../scene/goods.ts';
import type { Scene } from '../scene/scene.ts';
import { ONE_TIME_OFFERS } from '../vocabulary/offers.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/** One version of a product. Weight and size are given for goods that are shipped. */
export const PRODUCTS_VARIANT: Refinement = {
  drafts: [
    'out_of_stock_sales',
    'tax_category_id',
    'taxable',
    'archived',
    'visible',
    'country_of_manufacture_id',
  ],
  refine,
};

function refine({ scene }: RefinementRequest): Refined {
  const random = scene.random.fork('variant');
  const { goods, variant } = scene.given.product ?? productFor(scene, random);
  const { offer } = goods;
  return fromNoPage({
    id: variant.id,
    public_id: variant.publicId,
    product_id: goods.id,
    name: variant.name,
    description: variant.description,
    sku: variant.sku,
    default: variant === goods.variants[0],
    properties_value_ids: variant.choice === null ? [] : [databaseId(random)],
    properties_values:
      variant.choice === null ? [] : [{ property_id: goods.propertyId, value: variant.choice }],
    tag_ids: [],
    asset_ids: [],
    price_ids: [variant.price.id],
    image_ids: random.chance(0.5) ? [databaseId(random)] : [],
    fulfillments_location_ids: offer.physical ? [databaseId(random)] : [],
    created_by_platform_application: null,
    ...(offer.physical ? parcel(scene.buyer.locality.country, random) : NO_PARCEL),
    ...stamps(scene),
  });
}

function productFor(
  { buyer, ids, realism }: Scene,
  random: Random,
): { goods: Goods; variant: ProductVariant } {
  const offer = random.pick(ONE_TIME_OFFERS);
  const goods = createGoods(random.fork('goods'), ids, offer, { currency: buyer.locality.currency, realism });
  return { goods, variant: random.pick(goods.variants) };
}

const NO_PARCEL = {
  product_type: 'digital',
  weight: null,
  weight_unit: 'lb',
  height: null,
  width: null,
  length: null,
  dimensions_unit: null,
  track_quantity: false,
  quantity: 0,
  fulfillment_required: false,
};

function parcel(country: string, random: Random): JsonObject {
  const imperial = country === 'US';
  const side = () => `${random.integer(imperial ? 2 : 5, imperial ? 18 : 45)}.0`;
  const tracked = random.chance(0.6);
  return {
    product_type: 'physical',
    weight: `${random.integer(0, 3)}.${random.integer(1, 9)}`,
    weight_unit: imperial ? 'lb' : 'kg',
    height: side(),
    width: side(),
    length: side(),
    dimensions_unit: imperial ? 'inches' : 'centimeters',
    track_quantity: tracked,
    quantity: tracked ? random.integer(0, 240) : 0,
    fulfillment_required: true,
  };
}
