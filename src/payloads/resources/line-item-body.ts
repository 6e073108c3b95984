import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import { columnDecimal, decimal, rate } from '../scene/money.ts';
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
  /** Whether the amount stands as in the database: `100.0` instead of `100.00` (observed in 2024). */
  readonly asInDatabase: boolean;
  readonly createdAt: number;
  /** The time that a recurring line pays for. */
  readonly period: { readonly startsAt: number; readonly endsAt: number } | null;
}

/** One line of an invoice. Taxes of a country are part of the price; those of a state are added to it. */
export function invoiceLineItemBody(line: PurchaseLine, facts: InvoiceLineFacts): JsonObject {
  const { goods, variant } = line;
  const { purchase, locality, period } = facts;
  const { currency } = purchase;
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
    discount_amount: columnDecimal(line.discountCents, currency),
    state_tax_amount: columnDecimal(line.taxCents, currency),
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
    amount: (facts.asInDatabase ? columnDecimal : decimal)(line.amountCents, currency),
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

/** How the processor words a line: Stripe with the period, Payments AI with the price (observed). */
function lineDescription({ variant, quantity }: PurchaseLine, facts: InvoiceLineFacts): string {
  const { amountCents, interval, intervalCount } = variant.price;
  const { currency } = facts.purchase;
  const each = (currency === 'usd' ? '$' : `${currency.toUpperCase()} `) + decimal(amountCents, currency);
  if (facts.processor !== 'stripe') return `${variant.name} ${each}`;
  const period = intervalCount === 1 ? 'month' : `${intervalCount} months`;
  return `${quantity} × ${variant.name} (at ${each}${interval === null ? '' : ` / ${period}`})`;
}

function priceBody({ variant: { price } }: PurchaseLine): JsonObject {
  return {
    id: price.id,
    public_id: price.publicId,
    amount: decimal(price.amountCents, price.currency),
    currency: price.currency,
    duration: price.duration,
    interval: price.interval,
    interval_count: price.intervalCount,
  };
}
