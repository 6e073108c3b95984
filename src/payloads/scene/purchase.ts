import type { Realism } from '../../events/realism.ts';
import type { Random } from '../../random/random.ts';
import type { Locality } from '../vocabulary/locality.ts';
import { type Offer, ONE_TIME_OFFERS } from '../vocabulary/offers.ts';
import { PLAN_OFFERS, SUBSCRIPTION_OFFERS } from '../vocabulary/recurring-offers.ts';
import { createGoods, type Goods, type ProductVariant } from './goods.ts';
import { inCurrency, payable, share, sum } from './money.ts';
import { identify, type RecordIds } from './record-ids.ts';

/** One position of an order and of its invoice. */
export interface PurchaseLine {
  readonly id: number;
  readonly publicId: string;
  readonly invoiceLineId: number;
  readonly invoiceLinePublicId: string;
  readonly goods: Goods;
  readonly variant: ProductVariant;
  readonly quantity: number;
  /** Quantity times price, before discount and tax. */
  readonly amountCents: number;
  /** Its part of the discount. */
  readonly discountCents: number;
  /** Of what is left after the discount (assumed; whether tax comes before or after is not documented). */
  readonly taxCents: number;
}

/** What was bought, with the ids of the order and the invoice that speak of it. */
export interface Purchase {
  readonly kind: 'one-time-order' | 'subscription-order';
  readonly orderId: number;
  readonly orderPublicId: string;
  readonly orderNumber: string;
  readonly invoiceId: number;
  readonly invoicePublicId: string;
  readonly invoiceNumber: string;
  readonly lines: readonly PurchaseLine[];
  readonly taxBasisPoints: number;
  readonly subtotalCents: number;
  readonly taxCents: number;
  readonly shippingCents: number;
  readonly discountCents: number;
  readonly totalCents: number;
  /** ISO 4217, lower case. */
  readonly currency: string;
}

/** What a purchase is made of. */
export interface PurchaseChoice {
  readonly kind: Purchase['kind'];
  readonly offers: readonly Offer[];
  /** Whether shipping and a discount may occur; only invoices can show them. */
  readonly extras: 'none' | 'possible';
  readonly realism: Realism;
}

/** What someone might buy: up to three things at once, or one subscription. */
export function chooseOffers(random: Random, kind: Purchase['kind']): readonly Offer[] {
  if (kind === 'subscription-order') return [random.pick(SUBSCRIPTION_OFFERS)];
  const wanted = random.pick([1, 1, 1, 2, 2, 3]);
  const first = random.integer(0, ONE_TIME_OFFERS.length - 1);
  return [0, 5, 9]
    .slice(0, wanted)
    .flatMap((step) => ONE_TIME_OFFERS[(first + step) % ONE_TIME_OFFERS.length] ?? []);
}

/** A subscription that ends by itself when it is paid off. */
export function choosePlan(random: Random): readonly Offer[] {
  return [random.pick(PLAN_OFFERS)];
}

/** Puts offers into a basket and adds everything up. */
export function createPurchase(
  random: Random,
  ids: RecordIds,
  locality: Locality,
  choice: PurchaseChoice,
): Purchase {
  const taxBasisPoints = random.chance(0.5) ? locality.salesTaxBasisPoints : 0;
  const lines = choice.offers.map((offer) =>
    createLine(random, ids, offer, { currency: locality.currency, realism: choice.realism, taxBasisPoints }),
  );
  const shipped = lines.some(({ goods }) => goods.offer.physical);
  const extras = choice.extras === 'possible';
  const shippingCents =
    extras && shipped ? inCurrency(random.pick([0, 490, 790, 1250]), locality.currency) : 0;
  const discountCents =
    extras && random.chance(0.25)
      ? payable(share(subtotalOf(lines), random.pick([1_000, 1_500, 2_500, 10_000])), locality.currency)
      : 0;
  const { kind } = choice;
  const { currency } = locality;
  return addUp(random, ids, { kind, lines, taxBasisPoints, shippingCents, discountCents, currency });
}

/** What stands in a basket, before anything is added up. */
export type Basket = Pick<
  Purchase,
  'kind' | 'lines' | 'taxBasisPoints' | 'shippingCents' | 'discountCents' | 'currency'
>;

/** Adds a basket up and gives its order and invoice their ids. */
export function addUp(random: Random, ids: RecordIds, basket: Basket): Purchase {
  const { kind, taxBasisPoints, shippingCents, discountCents, currency } = basket;
  const subtotalCents = subtotalOf(basket.lines);
  const lines = discountCents === 0 ? basket.lines : discountedLines(basket, subtotalCents);
  const taxCents = sum(lines, (line) => line.taxCents);
  const order = identify(ids, 'Order');
  const invoice = identify(ids, 'Orders::Invoice');
  return {
    kind,
    orderId: order.id,
    orderPublicId: order.publicId,
    orderNumber: `#${random.integer(1_001, 48_000)}`,
    invoiceId: invoice.id,
    invoicePublicId: invoice.publicId,
    invoiceNumber: String(random.integer(1, 52_000)),
    lines,
    taxBasisPoints,
    subtotalCents,
    taxCents,
    shippingCents,
    discountCents,
    totalCents: subtotalCents - discountCents + taxCents + shippingCents,
    currency,
  };
}

/** Spreads the discount over the lines; the last one takes what rounding leaves over. */
function discountedLines(
  { lines, discountCents, currency, taxBasisPoints }: Basket,
  subtotalCents: number,
): readonly PurchaseLine[] {
  let left = discountCents;
  return lines.map((line, index) => {
    const part = payable(Math.floor((discountCents * line.amountCents) / subtotalCents), currency);
    const taken = index === lines.length - 1 ? left : Math.min(part, left);
    left -= taken;
    return withDiscount(line, taken, taxBasisPoints);
  });
}

/** A line with its part of the discount, and the tax on the rest. */
export function withDiscount(
  line: PurchaseLine,
  discountCents: number,
  taxBasisPoints: number,
): PurchaseLine {
  return { ...line, discountCents, taxCents: share(line.amountCents - discountCents, taxBasisPoints) };
}

function subtotalOf(lines: readonly PurchaseLine[]): number {
  return sum(lines, ({ amountCents }) => amountCents);
}

/** One line of a basket. */
export function createLine(
  random: Random,
  ids: RecordIds,
  offer: Offer,
  {
    taxBasisPoints,
    ...market
  }: { readonly currency: string; readonly realism: Realism; readonly taxBasisPoints: number },
): PurchaseLine {
  const goods = createGoods(random, ids, offer, market);
  const variant = random.pick(goods.variants);
  const quantity = offer.physical ? random.pick([1, 1, 1, 2, 3]) : 1;
  return lineOf(ids, { goods, variant, quantity, taxBasisPoints });
}

/** What one line of a basket is about. */
export type LineChoice = Pick<PurchaseLine, 'goods' | 'variant' | 'quantity'> & {
  readonly taxBasisPoints: number;
};

/** So many of one variant. */
export function lineOf(
  ids: RecordIds,
  { goods, variant, quantity, taxBasisPoints }: LineChoice,
): PurchaseLine {
  const amountCents = quantity * variant.price.amountCents;
  const line = identify(ids, 'Orders::LineItem');
  const invoiceLine = identify(ids, 'Orders::Invoices::LineItem');
  return {
    id: line.id,
    publicId: line.publicId,
    invoiceLineId: invoiceLine.id,
    invoiceLinePublicId: invoiceLine.publicId,
    goods,
    variant,
    quantity,
    amountCents,
    discountCents: 0,
    taxCents: share(amountCents, taxBasisPoints),
  };
}
