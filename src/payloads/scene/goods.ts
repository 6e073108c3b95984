import type { Realism } from '../../events/realism.ts';
import type { Random } from '../../random/random.ts';
import { slug } from '../vocabulary/draw.ts';
import type { Offer } from '../vocabulary/offers.ts';
import { inCurrency } from './money.ts';
import { identify, type RecordIds } from './record-ids.ts';

/** What one unit costs and how often it is charged. */
export interface Price {
  readonly id: number;
  readonly publicId: string;
  readonly amountCents: number;
  /** ISO 4217, lower case, as prices carry it (observed). */
  readonly currency: string;
  /** `months` for everything that recurs (observed); `null` for a single payment. */
  readonly interval: 'months' | null;
  readonly intervalCount: number | null;
  /** After how many payments it ends; `null` where it does not. */
  readonly duration: number | null;
}

/** One version of a product. */
export interface ProductVariant {
  readonly id: number;
  readonly publicId: string;
  readonly name: string;
  /** Empty or `null` where the shop keeps none (observed). */
  readonly sku: string | null;
  /** The text that sells it; empty or `null` like the SKU. */
  readonly description: string | null;
  /** What sets it apart, e.g. `Hardcover`; `null` for a product with one variant. */
  readonly choice: string | null;
  readonly price: Price;
}

/** A product with everything that belongs to it. */
export interface Goods {
  readonly id: number;
  readonly publicId: string;
  readonly offer: Offer;
  readonly path: string;
  readonly propertyId: number;
  readonly variants: readonly ProductVariant[];
}

/** Puts an offer on sale. */
export function createGoods(
  random: Random,
  ids: RecordIds,
  offer: Offer,
  { currency, realism }: { readonly currency: string; readonly realism: Realism },
): Goods {
  const isTidy = realism === 'tidy';
  const choices = offer.choice?.values ?? [null];
  const { id, publicId } = identify(ids, 'Product');
  return {
    id,
    publicId,
    offer,
    path: `/products/${slug(offer.name)}`,
    propertyId: random.integer(120_000, 960_000),
    variants: choices.map((choice, index) => {
      const { id: variantId, publicId: variantPublicId } = identify(ids, 'Products::Variant');
      return {
        id: variantId,
        publicId: variantPublicId,
        name: choice === null ? offer.name : `${offer.name} (${choice})`,
        sku: random.chance(0.75) || isTidy ? skuOf(offer, choice, index) : random.pick(['', null]),
        description: random.chance(0.8) || isTidy ? offer.description : random.pick(['', null]),
        choice,
        price: createPrice(random, ids, offer, currency),
      };
    }),
  };
}

function skuOf({ skuPrefix }: Offer, choice: string | null, index: number): string {
  const middle = choice === null ? '' : `${slug(choice).toUpperCase()}-`;
  return `${skuPrefix}-${middle}${String(index + 1).padStart(3, '0')}`;
}

/** Months between two charges. */
const INTERVAL_COUNTS: Readonly<Record<Offer['billing'], number | null>> = {
  once: null,
  monthly: 1,
  quarterly: 3,
  yearly: 12,
  plan: 1,
};

function createPrice(
  random: Random,
  ids: RecordIds,
  { amountCents, billing }: Offer,
  currency: string,
): Price {
  const { id, publicId } = identify(ids, 'Products::Price');
  return {
    id,
    publicId,
    amountCents: inCurrency(amountCents, currency),
    currency,
    interval: billing === 'once' ? null : 'months',
    intervalCount: INTERVAL_COUNTS[billing],
    duration: billing === 'plan' ? random.pick([3, 4, 6]) : null,
  };
}
