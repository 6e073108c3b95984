import type { JsonObject } from '../../internal/json.ts';
import { createRecord } from '../../payloads/create-record.ts';
import { createGoods, type Goods } from '../../payloads/scene/goods.ts';
import { type Offer, ONE_TIME_OFFERS } from '../../payloads/vocabulary/offers.ts';
import { PLAN_OFFERS, SUBSCRIPTION_OFFERS } from '../../payloads/vocabulary/recurring-offers.ts';
import { databaseId, publicId } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import type { Creation } from '../actions/action.ts';
import { centsIn, flagIn, textIn, textsIn } from '../actions/fields.ts';
import { journeyError } from '../journey-error.ts';
import type { ProductEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';

const BILLINGS = [
  'once',
  'monthly',
  'quarterly',
  'yearly',
  'plan',
] as const satisfies readonly Offer['billing'][];
const OFFERS: readonly Offer[] = [...ONE_TIME_OFFERS, ...SUBSCRIPTION_OFFERS, ...PLAN_OFFERS];

/** The workspace sells something new. */
export const PRODUCT: Creation = {
  kind: 'product',
  about: 'the workspace sells something new, in one variant or several',
  fields: {
    billing: {
      type: 'text',
      about: 'how it is paid: once (as a rule), in equal periods, or as a plan of instalments',
      options: BILLINGS,
    },
    physical: { type: 'flag', about: 'it has to be shipped' },
    name: { type: 'text', about: 'what it is called; an invented name otherwise' },
    price: { type: 'money', about: 'what one costs' },
    currency: { type: 'text', about: 'of the main price; USD otherwise' },
    variants: { type: 'texts', about: 'the versions that it comes in, e.g. [S, M, L]' },
  },
  emits: ['product.created', 'products/variant.created'],
  create: (world, name, fields) => {
    const product = createProduct(world, name, fields);
    world.add(product);
    world.emit('product.created', product);
    for (const [index] of goodsOf(product).variants.entries()) {
      const variant = world.add(createVariant(world, product, index));
      world.emit('products/variant.created', variant);
    }
  },
};

/**
 * A product with its variants and their prices in a currency.
 *
 * @param currency ISO 4217, lower case. @default the product's own
 */
export function goodsOf({ random, offer, currency: own, data }: ProductEntity, currency = own): Goods {
  const made = createGoods(random.fork('goods'), offer, own);
  const name = typeof data['name'] === 'string' ? data['name'] : offer.name;
  const goods = { ...made, offer: { ...offer, name } };
  if (currency === own) return goods;
  const ids = random.fork(`prices in ${currency}`);
  return {
    ...goods,
    variants: goods.variants.map((variant) => ({
      ...variant,
      price: { ...variant.price, id: databaseId(ids), publicId: publicId(ids), currency },
    })),
  };
}

function createProduct(world: World, name: string, fields: JsonObject): ProductEntity {
  const random = world.randomFor('product', name);
  const { workspace, storefront, now } = world;
  const product = {
    kind: 'product',
    name,
    random,
    offer: offerFrom(world, random.fork('offer'), fields),
    currency: (textIn(fields, 'currency') ?? 'usd').toLowerCase(),
    data: {},
  } as const;
  const goods = goodsOf(product);
  const [variant] = goods.variants;
  if (variant === undefined)
    throw journeyError('A product needs a variant.', 'Leave "variants" out for a single one.');
  const { data } = createRecord({
    resource: 'product',
    eventName: 'product.created',
    state: {},
    random: random.fork('record'),
    at: now,
    given: { workspace, storefront, product: { goods, variant }, time: { bornAt: now, touchedAt: now } },
  });
  return { ...product, data };
}

function createVariant(world: World, product: ProductEntity, index: number) {
  const name = `${product.name}/variant-${index + 1}`;
  const random = world.randomFor('variant', name);
  const { workspace, storefront, now } = world;
  const goods = goodsOf(product);
  const variant = goods.variants[index];
  const { data } = createRecord({
    resource: 'products-variant',
    eventName: 'products/variant.created',
    state: {},
    random,
    at: now,
    given: {
      workspace,
      storefront,
      ...(variant === undefined ? {} : { product: { goods, variant } }),
      time: { bornAt: now, touchedAt: now },
    },
  });
  return { kind: 'variant', name, random, product: product.name, data } as const;
}

/** An offer like those of the shop, with what the step says of it. */
function offerFrom(world: World, random: Random, fields: JsonObject): Offer {
  const billing = BILLINGS.find((known) => known === textIn(fields, 'billing')) ?? 'once';
  const physical = flagIn(fields, 'physical');
  const taken = new Set(world.all('product').map(({ offer }) => offer.name));
  const alike = OFFERS.filter((offer) => offer.billing === billing && offer.physical === physical);
  const free = alike.filter((offer) => !taken.has(offer.name));
  const base = random.pick(free.length > 0 ? free : alike.length > 0 ? alike : OFFERS);
  const values = textsIn(fields, 'variants');
  const { choice, ...offer } = base;
  return {
    ...offer,
    billing,
    physical,
    name: textIn(fields, 'name') ?? base.name,
    amountCents: centsIn(fields, 'price') ?? base.amountCents,
    ...(values === undefined
      ? choice === undefined
        ? {}
        : { choice }
      : { choice: { property: choice?.property ?? 'Version', values } }),
  };
}
