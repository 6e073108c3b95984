import type { JsonObject } from '../../internal/json.ts';
import type { Goods, ProductVariant } from '../../payloads/scene/goods.ts';
import { lineOf, type PurchaseLine } from '../../payloads/scene/purchase.ts';
import type { RecordIds } from '../../payloads/scene/record-ids.ts';
import type { FieldSpec } from '../actions/field-spec.ts';
import { requiredText, wholeIn } from '../actions/fields.ts';
import { journeyError } from '../journey-error.ts';
import type { World } from '../world/world.ts';
import { goodsOf } from './product.ts';

/** The items of an order or of a form, as a step lists them. */
export const BASKET = {
  type: 'list',
  items: {
    product: { type: 'name', of: 'product', about: 'what is bought', required: true },
    variant: { type: 'whole', about: 'which of its variants, counted from 1', minimum: 1 },
    quantity: { type: 'whole', about: 'quantity (default: 1)', minimum: 1 },
  },
} as const satisfies Omit<Extract<FieldSpec, { readonly type: 'list' }>, 'about'>;

/** One item of an order. */
export function createLine(
  world: World,
  ids: RecordIds,
  item: JsonObject,
  { currency, taxBasisPoints }: { readonly currency: string; readonly taxBasisPoints: number },
): PurchaseLine {
  return lineOf(ids, { ...variantOf(world, item, currency), taxBasisPoints });
}

/** What an item of a step means: how many of which variant, priced in a currency. */
export function variantOf(
  world: World,
  item: JsonObject,
  currency: string,
): { readonly goods: Goods; readonly variant: ProductVariant; readonly quantity: number } {
  const name = requiredText(item, 'product');
  const goods = goodsOf(world, world.the('product', name), currency);
  const number = wholeIn(item, 'variant') ?? 1;
  const variant = goods.variants[number - 1];
  if (variant === undefined) {
    throw journeyError(
      `"${name}" has no variant ${number}, only ${goods.variants.length}.`,
      'Variants are counted from 1.',
    );
  }
  return { goods, variant, quantity: wholeIn(item, 'quantity') ?? 1 };
}
