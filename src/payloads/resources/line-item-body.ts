import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import { decimal, rate, share } from '../scene/money.ts';
import type { Purchase, PurchaseLine } from '../scene/purchase.ts';
import type { Locality } from '../vocabulary/locality.ts';

/** One line of an order. */
export function orderLineItemBody(line: PurchaseLine, orderId: number, createdAt: number): JsonObject {
  const { goods, variant } = line;
  return {
    id: line.id,
    public_id: line.publicId,
    order_id: orderId,
    quantity: line.quantity,
    prorated: null,
    created_at: isoTime(createdAt),
    updated_at: isoTime(createdAt),
    original_product: { id: goods.id, public_id: goods.publicId, name: goods.offer.name },
    products_price: { name: goods.offer.name, key: null, ...priceBody(line) },
    products_variant: {
      id: variant.id,
      public_id: variant.publicId,
      name: variant.name,
      description: variant.description,
      sku: variant.sku,
    },
  };
}

/** What a line of an invoice is made from, beside the line itself. */
export interface InvoiceLineFacts {
  readonly purchase: Purchase;
  readonly locality: Locality;
  readonly processor: string;
  readonly externalId: string | null;
  readonly fulfillmentStatus: string;
  readonly discountCents: number;
  readonly createdAt: number;
  /** The time that a recurring line pays for. */
  readonly period: { readonly startsAt: number; readonly endsAt: number } | null;
}

/** One line of an invoice. Taxes of a country are part of the price; those of a state are added to it. */
export function invoiceLineItemBody(line: PurchaseLine, facts: InvoiceLineFacts): JsonObject {
  const { goods, variant } = line;
  const { purchase, locality, period } = facts;
  const taxed = purchase.taxBasisPoints > 0;
  return {
    id: line.invoiceLineId,
    public_id: line.invoiceLinePublicId,
    invoice_id: purchase.invoiceId,
    external_id: facts.externalId,
    payment_type: facts.processor === 'external' ? null : 'debit',
    description: lineDescription(line, facts),
    quantity: line.quantity,
    fulfillment_status: facts.fulfillmentStatus,
    external_product_id:
      facts.processor === 'external' ? null : `products_variant_${variant.id}_${variant.publicId}`,
    discount_amount: lineDecimal(facts.discountCents),
    state_tax_amount: lineDecimal(line.taxCents),
    county_tax_amount: '0.0',
    city_tax_amount: '0.0',
    district_tax_amount: '0.0',
    state_tax_rate: rate(purchase.taxBasisPoints),
    county_tax_rate: '0.0',
    city_tax_rate: '0.0',
    district_tax_rate: '0.0',
    country_tax_jurisdiction: taxed ? locality.country : null,
    state_tax_jurisdiction: taxed ? locality.jurisdiction : null,
    county_tax_jurisdiction: null,
    city_tax_jurisdiction: null,
    period_start_at: period === null ? null : isoTime(period.startsAt),
    period_end_at: period === null ? null : isoTime(period.endsAt),
    period_number: null,
    created_at: isoTime(facts.createdAt),
    updated_at: isoTime(facts.createdAt),
    amount: decimal(line.amountCents),
    products_price: priceBody(line),
    products_variant: {
      id: variant.id,
      public_id: variant.publicId,
      product_id: goods.id,
      name: variant.name,
      description: variant.description,
      sku: variant.sku,
      fulfillment_required: goods.offer.physical,
    },
  };
}

/** Zeros of a line have one digit, unlike those of its invoice (observed). */
function lineDecimal(cents: number): string {
  return cents === 0 ? '0.0' : decimal(cents);
}

/** How the processor words a line: Stripe with the period, Payments AI with the price (observed). */
function lineDescription({ variant, quantity }: PurchaseLine, facts: InvoiceLineFacts): string {
  const { amountCents: each, interval, intervalCount } = variant.price;
  const sign = facts.purchase.currency === 'usd' ? '$' : `${facts.purchase.currency.toUpperCase()} `;
  if (facts.processor !== 'stripe') return `${variant.name} ${sign}${decimal(each)}`;
  const period = intervalCount === 1 ? 'month' : `${intervalCount} months`;
  return `${quantity} × ${variant.name} (at ${sign}${decimal(each)}${interval === null ? '' : ` / ${period}`})`;
}

/** The part of a discount that falls on one line; the last line takes what rounding leaves over. */
export function discountOfLine(purchase: Purchase, index: number): number {
  const parts = purchase.lines.map(({ amountCents }) =>
    purchase.subtotalCents === 0
      ? 0
      : share(purchase.discountCents, Math.round((amountCents * 10_000) / purchase.subtotalCents)),
  );
  const others = parts.slice(0, -1).reduce((total, part) => total + part, 0);
  return index === parts.length - 1 ? purchase.discountCents - others : (parts[index] ?? 0);
}

function priceBody({ variant: { price } }: PurchaseLine): JsonObject {
  return {
    id: price.id,
    public_id: price.publicId,
    amount: decimal(price.amountCents),
    currency: price.currency,
    duration: price.duration,
    interval: price.interval,
    interval_count: price.intervalCount,
  };
}
