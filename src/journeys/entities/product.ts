import type { JsonObject } from '../../internal/json.ts';
import { createGoods, type Goods } from '../../payloads/scene/goods.ts';
import { identify } from '../../payloads/scene/record-ids.ts';
import { MAIN_LOCALITIES } from '../../payloads/vocabulary/localities.ts';
import type { Locality } from '../../payloads/vocabulary/locality.ts';
import { type Offer, ONE_TIME_OFFERS } from '../../payloads/vocabulary/offers.ts';
import { PLAN_OFFERS, SUBSCRIPTION_OFFERS } from '../../payloads/vocabulary/recurring-offers.ts';
import { databaseId } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import type { Creation } from '../actions/action.ts';
import { centsIn, flagIn, requiredText, textIn, textsIn, wholeIn } from '../actions/fields.ts';
import { journeyError } from '../journey-error.ts';
import type { ProductEntity } from '../world/entity.ts';
import { newRecord } from '../world/new-record.ts';
import type { World } from '../world/world.ts';

const BILLINGS = [
  'once',
  'monthly',
  'quarterly',
  'yearly',
  'plan',
] as const satisfies readonly Offer['billing'][];
/** The currencies in which everything is on sale, at the same figure in each (assumed): those of the buyers. */
export const CURRENCIES: readonly string[] = [
  ...new Set(['usd', ...MAIN_LOCALITIES.map(({ currency }) => currency)]),
];
const OFFERS: readonly Offer[] = [...ONE_TIME_OFFERS, ...SUBSCRIPTION_OFFERS, ...PLAN_OFFERS];

/** The workspace sells something new. */
export const PRODUCT: Creation = {
  kind: 'product',
  about: 'the workspace sells something new, in one variant or several',
  fields: {
    billing: {
      type: 'text',
      about: 'how it is paid: once (default), in equal periods, or in installments',
      options: BILLINGS,
    },
    physical: { type: 'flag', about: 'it has to be shipped' },
    name: { type: 'text', about: 'name (default: an invented one)' },
    price: { type: 'money', about: 'what one costs' },
    installments: {
      type: 'whole',
      about: 'number of payments of a plan (default: 3, 4 or 6)',
      minimum: 2,
    },
    currency: {
      type: 'text',
      about: 'currency of the first price (default: USD)',
      options: CURRENCIES.map((currency) => currency.toUpperCase()),
    },
    variants: { type: 'texts', about: 'its variants, e.g. [S, M, L]' },
  },
  emits: ['product.created', 'products/variant.created'],
  create: (world, name, fields) => {
    const product = createProduct(world, name, fields);
    world.add(product);
    world.emit('product.created', product);
    for (const [index] of goodsOf(world, product).variants.entries()) {
      const variant = world.add(createVariant(world, product, index, `${name}/variant-${index + 1}`));
      world.emit('products/variant.created', variant);
    }
  },
};

/** A product gets another version. */
export const VARIANT: Creation = {
  kind: 'variant',
  about: 'a product with several variants gets another one',
  fields: {
    of: { type: 'name', of: 'product', about: 'the product', required: true },
    value: { type: 'text', about: 'what sets it apart, e.g. XL', required: true },
  },
  emits: ['products/variant.created', 'product.updated'],
  create: (world, name, fields) => {
    const before = world.the('product', requiredText(fields, 'of'));
    const product = { ...before, offer: withChoice(before, requiredText(fields, 'value')) };
    const goods = goodsOf(world, product);
    const variant = world.add(createVariant(world, product, goods.variants.length - 1, name));
    const updated = world.update(product, idsOf(world, product));
    world.emit('products/variant.created', variant);
    world.emit('product.updated', updated);
  },
};

/**
 * A product with its variants, as their records say now, and their prices in a currency.
 *
 * @param currency ISO 4217, lower case. @default the product's own
 */
export function goodsOf(world: World, product: ProductEntity, currency = product.currency): Goods {
  const { random, offer, data, name, installments } = product;
  const made = createGoods(random.fork('goods'), world.idsFor('product', name), offer, {
    currency: product.currency,
    realism: world.realism,
  });
  const records = world.all('variant').filter((variant) => variant.product === name);
  const ids = world.idsFor('product', `${name}, prices in ${currency}`);
  return {
    ...made,
    offer: { ...offer, name: textIn(data, 'name') ?? offer.name },
    variants: made.variants.map((variant) => {
      const record = records.find((known) => known.data['id'] === variant.id)?.data ?? {};
      const isPlan = variant.price.duration !== null;
      const price = {
        ...variant.price,
        ...(isPlan && installments !== null ? { duration: installments } : {}),
      };
      return {
        ...variant,
        name: textIn(record, 'name') ?? variant.name,
        sku: textIn(record, 'sku') ?? variant.sku,
        price:
          currency === product.currency ? price : { ...price, ...identify(ids, 'Products::Price'), currency },
      };
    }),
  };
}

/** Reads a currency, ISO 4217, as prices write it. @throws SimulatorError `invalid-journey` for one not in use. */
export function currencyIn(fields: JsonObject): string | undefined {
  const currency = textIn(fields, 'currency')?.toLowerCase();
  if (currency === undefined || CURRENCIES.includes(currency)) return currency;
  throw journeyError(
    `No product has a price in ${currency.toUpperCase()}.`,
    `The currencies are ${CURRENCIES.map((known) => known.toUpperCase()).join(', ')}.`,
  );
}

/** In which somebody pays who lives there; US dollars where nothing is on sale in their own currency. */
export function currencyFor({ currency }: Locality): string {
  return CURRENCIES.includes(currency) ? currency : 'usd';
}

/** The ids of variants and prices in a product's record. */
function idsOf(world: World, product: ProductEntity): JsonObject {
  const { variants } = goodsOf(world, product);
  return {
    variant_ids: variants.map(({ id }) => id),
    price_ids: variants.flatMap((_, index) => priceIdsOf(world, product, index)),
  };
}

/** The ids of a variant's prices, its product's own currency first. */
function priceIdsOf(world: World, product: ProductEntity, index: number): number[] {
  const currencies = new Set([product.currency, ...CURRENCIES]);
  return [...currencies].flatMap(
    (currency) => goodsOf(world, product, currency).variants[index]?.price.id ?? [],
  );
}

function withChoice({ name, offer }: ProductEntity, value: string): Offer {
  const { choice } = offer;
  if (choice === undefined) {
    throw journeyError(
      `"${name}" comes in one version only.`,
      'Give it versions when it is created: variants: [S, M].',
    );
  }
  if (choice.values.includes(value)) throw journeyError(`"${name}" already comes in ${value}.`);
  return { ...offer, choice: { ...choice, values: [...choice.values, value] } };
}

function createProduct(world: World, name: string, fields: JsonObject): ProductEntity {
  const random = world.randomFor('product', name);
  const product = {
    kind: 'product',
    name,
    random,
    offer: offerFrom(world, random.fork('offer'), fields),
    currency: currencyIn(fields) ?? 'usd',
    installments: wholeIn(fields, 'installments') ?? null,
    data: {},
  } as const;
  const goods = goodsOf(world, product);
  const [variant] = goods.variants;
  if (variant === undefined)
    throw journeyError('A product requires a variant.', 'Leave "variants" out for a single one.');
  const data = newRecord(world, {
    resource: 'product',
    eventName: 'product.created',
    random: random.fork('record'),
    ids: world.idsFor('product', name),
    given: { product: { goods, variant } },
  });
  return { ...product, data: { ...data, ...idsOf(world, product) } };
}

function createVariant(world: World, product: ProductEntity, index: number, name: string) {
  const random = world.randomFor('variant', name);
  const goods = goodsOf(world, product);
  const variant = goods.variants[index];
  const data = newRecord(world, {
    resource: 'products-variant',
    eventName: 'products/variant.created',
    random,
    ids: world.idsFor('variant', name),
    given: {
      ...(variant === undefined ? {} : { product: { goods, variant } }),
    },
  });
  const warehouses = product.offer.physical ? [databaseId(world.shopRandom.fork('warehouse'))] : [];
  return {
    kind: 'variant',
    name,
    random,
    product: product.name,
    data: {
      ...data,
      price_ids: priceIdsOf(world, product, index),
      fulfillments_location_ids: warehouses,
    },
  } as const;
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
