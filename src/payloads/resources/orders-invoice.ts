import { isoTime } from '../../internal/iso-time.ts';
import type { Random } from '../../random/random.ts';
import { decimal, payable } from '../scene/money.ts';
import { chooseOffers, createPurchase, type Purchase } from '../scene/purchase.ts';
import type { Scene } from '../scene/scene.ts';
import { addMonths, DAY_MS, HOUR_MS, wholeSecond } from '../scene/story-time.ts';
import { stripeId, ulid } from '../vocabulary/draw.ts';
import { NUMBER_VOCABULARY } from '../vocabulary/number-vocabulary.ts';
import { PHYSICAL_OFFERS } from '../vocabulary/offers.ts';
import { type InvoiceState, invoiceStateOf, isOpen, wasPaid } from './invoice-state.ts';
import { invoiceLineItemBody } from './line-item-body.ts';
import { orderOrigin } from './order-origin.ts';
import { invoiceOrderBody } from './orders-invoice-order.ts';
import type { Refined, Refinement, RefinementRequest } from './refinement.ts';

/** How many invoices have the amounts of lines as in the database; seen in 2024, how many there are is assumed. */
const OLD_FORM_SHARE = 0.2;

/** An invoice of an order. */
export const ORDERS_INVOICE: Refinement = { drafts: [], refine };

function refine({ scene, conditions }: RefinementRequest): Refined {
  const random = scene.random.fork('invoice');
  const state = invoiceStateOf(scene, conditions, random.fork('state'));
  const purchase = scene.given.purchase ?? purchaseFor(scene, state, random.fork('purchase'));
  const origin = orderOrigin(scene, random.fork('origin'));
  const { visits, time } = scene;
  const fulfillment = fulfillmentOf(state, purchase);

  const issued = dates(scene, state, random.fork('dates'));
  const isOldForm = scene.realism === 'real' && random.fork('form').chance(OLD_FORM_SHARE);
  const money = (cents: number) => decimal(cents, purchase.currency);

  const data = {
    id: purchase.invoiceId,
    public_id: purchase.invoicePublicId,
    order_id: purchase.orderId,
    status: state.status,
    due_amount: money(dueCents(state.status, purchase)),
    total_amount: money(purchase.totalCents),
    subtotal_amount: money(purchase.subtotalCents),
    tax_amount: money(purchase.taxCents),
    shipping_amount: money(purchase.shippingCents),
    discount_amount: money(purchase.discountCents),
    currency: purchase.currency.toUpperCase(),
    issued_at: issued.issuedAt,
    // Stripe collects subscriptions at once and names no day (observed).
    due_at: origin.processor === 'stripe' && state.kind === 'subscription-order' ? null : issued.dueAt,
    paid_at: issued.paidAt,
    invoice_type: state.invoiceType,
    invoice_number: purchase.invoiceNumber,
    fulfillment_status: fulfillment.invoice,
    created_at: isoTime(time.bornAt),
    updated_at: isoTime(time.touchedAt),
    external_id:
      origin.processor === 'external'
        ? NUMBER_VOCABULARY.externalId(random)
        : externalId(origin.processor, 'in', random),
    payment_processor: origin.processor,
    eligible_for_fulfillment: wasPaid(state.status) && fulfillment.invoice !== 'not_applicable',
    line_items: purchase.lines.map((line) =>
      invoiceLineItemBody(line, {
        purchase,
        locality: scene.buyer.locality,
        processor: origin.processor,
        externalId: origin.processor === 'external' ? null : externalId(origin.processor, 'line', random),
        fulfillmentStatus: line.goods.offer.physical ? fulfillment.line : 'ignored',
        asInDatabase: isOldForm,
        createdAt: time.bornAt,
        period: periodOf(time.bornAt, line.variant.price.intervalCount),
      }),
    ),
    order: invoiceOrderBody({
      ...{ scene, state, purchase, origin },
      paidAt: issued.paidAt,
      random: random.fork('order'),
    }),
    visits: { first_visit: visits.first, last_visit: visits.last, last_visit_with_utm: visits.lastWithUtm },
  };
  return { data, page: origin.page, funnel: origin.funnel };
}

function purchaseFor({ buyer, ids, realism }: Scene, state: InvoiceState, random: Random): Purchase {
  const { kind } = state;
  const offers = state.fulfillment === null ? chooseOffers(random, kind) : [random.pick(PHYSICAL_OFFERS)];
  return createPurchase(random, ids, buyer.locality, { kind, offers, extras: 'possible', realism });
}

function dueCents(status: string, { totalCents, currency }: Purchase): number {
  if (isOpen(status)) return totalCents;
  return status === 'partially-paid' ? payable(Math.ceil(totalCents / 2), currency) : 0;
}

/** An invoice or a line of one at the payment processor: ULIDs at Payments AI (observed). */
function externalId(processor: 'payments_ai' | 'stripe', of: 'in' | 'line', random: Random): string {
  if (processor === 'stripe') return stripeId(random, of === 'in' ? 'in' : 'il');
  return `${of === 'in' ? 'in' : 'ii'}_${ulid(random)}`;
}

interface InvoiceDates {
  readonly issuedAt: string;
  readonly dueAt: string;
  readonly paidAt: string | null;
}

/** Issued when it was made; due at once unless the shop gives time; paid within a minute where it is paid. */
function dates({ time, at }: Scene, { status }: InvoiceState, random: Random): InvoiceDates {
  const issuedAt = wholeSecond(time.bornAt);
  const givesTime = isOpen(status) && status !== 'past-due' && status !== 'abandoned' && random.chance(0.5);
  const dueAt = givesTime ? Math.max(issuedAt, wholeSecond(at)) + random.pick([3, 7, 14]) * DAY_MS : issuedAt;
  const paidAt = Math.min(wholeSecond(at), issuedAt + random.integer(1, 50) * 1_000);
  return {
    issuedAt: isoTime(issuedAt),
    dueAt: isoTime(status === 'past-due' ? Math.min(dueAt, wholeSecond(at - 25 * HOUR_MS)) : dueAt),
    paidAt: wasPaid(status) ? isoTime(paidAt) : null,
  };
}

function fulfillmentOf(state: InvoiceState, purchase: Purchase): { invoice: string; line: string } {
  if (state.fulfillment === 'complete') return { invoice: 'complete', line: 'complete' };
  const shipped = purchase.lines.some(({ goods }) => goods.offer.physical);
  return { invoice: shipped ? 'unfulfilled' : 'not_applicable', line: 'unfulfilled' };
}

function periodOf(startsAt: number, months: number | null): { startsAt: number; endsAt: number } | null {
  if (months === null) return null;
  const start = wholeSecond(startsAt);
  return { startsAt: start, endsAt: addMonths(start, months) };
}
