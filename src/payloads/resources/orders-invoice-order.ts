import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import { decimal } from '../scene/money.ts';
import type { OrderOrigin } from '../scene/origin.ts';
import type { Purchase } from '../scene/purchase.ts';
import type { Scene } from '../scene/scene.ts';
import { addMonths, wholeSecond } from '../scene/story-time.ts';
import { contactBody } from './contact-body.ts';
import { type InvoiceState, wasPaid } from './invoice-state.ts';
import { orderAddresses } from './order-addresses.ts';
import { orderNote, pageBody, referralOf, tagIds } from './order-origin.ts';

/** What the order inside an invoice is made from. */
export interface InvoiceOrderFacts {
  readonly scene: Scene;
  readonly state: InvoiceState;
  readonly purchase: Purchase;
  readonly origin: OrderOrigin;
  /** When the invoice was paid; `null` where it was not. */
  readonly paidAt: string | null;
  readonly random: Random;
}

/** The order as an invoice carries it: without items, workspace, currency and dates of creation (observed). */
export function invoiceOrderBody(facts: InvoiceOrderFacts): JsonObject {
  const { scene, state, purchase, origin, paidAt, random } = facts;
  const subscribed = state.kind === 'subscription-order';
  const active = subscribed && state.orderService === 'active';
  const months = purchase.lines[0]?.variant.price.intervalCount ?? 1;
  const renewals = state.invoiceType === 'initial' ? 0 : random.integer(1, 8);
  const startedAt = addMonths(wholeSecond(scene.time.bornAt), -renewals * months);
  const referral = referralOf(random.fork('affiliate'));
  const { buyer } = scene;
  return {
    id: purchase.orderId,
    public_id: purchase.orderPublicId,
    order_number: purchase.orderNumber,
    total_amount: decimal(purchase.totalCents, purchase.currency),
    origination_channel_id: origin.channel.id,
    origination_channel_type: origin.channel.type,
    origination_channel_name: origin.channel.name,
    origination_channel_public_id: origin.channel.publicId,
    notes: orderNote(purchase, random.fork('note')),
    live_mode: true,
    in_trial: false,
    billing_status: state.orderBilling,
    service_status: state.orderService,
    order_type: state.kind,
    next_charge_at: active ? isoTime(addMonths(wholeSecond(scene.time.bornAt), months)) : null,
    trial_end_at: null,
    tag_ids: tagIds(scene, random.fork('tags')),
    activated_at: active ? isoTime(startedAt) : subscribed ? null : paidAt,
    canceled_at: null,
    canceled_by: null,
    cancel_reason: null,
    cancel_description: null,
    churned_at: null,
    recurring_invoices_paid_count: subscribed ? renewals + (wasPaid(state.status) ? 1 : 0) : 0,
    contact: contactBody(scene, random.fork('contact')),
    affiliate: referral.affiliate,
    referral_code: referral.code,
    order_page: pageBody(origin.page),
    ...orderAddresses(buyer, random.fork('address'), scene.realism),
  };
}
