import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import { decimal } from '../scene/money.ts';
import { chooseOffers, choosePlan, createLine, createPurchase, type Purchase } from '../scene/purchase.ts';
import { namedRecord } from '../scene/record-ids.ts';
import type { Scene } from '../scene/scene.ts';
import { some } from '../vocabulary/draw.ts';
import { NUMBER_VOCABULARY } from '../vocabulary/number-vocabulary.ts';
import type { Offer } from '../vocabulary/offers.ts';
import { SUBSCRIPTION_OFFERS } from '../vocabulary/recurring-offers.ts';
import { GROUP_NAMES, SEGMENT_NAMES } from '../vocabulary/workspace-words.ts';
import { contactBody } from './contact-body.ts';
import { orderLineItemBody } from './line-item-body.ts';
import { orderAddresses } from './order-addresses.ts';
import { orderDates } from './order-dates.ts';
import { orderNote, orderOrigin, pageBody, referralOf, tagIds } from './order-origin.ts';
import { type OrderState, orderStateOf } from './order-state.ts';
import type { Refined, Refinement, RefinementRequest } from './refinement.ts';
import { workspaceBody } from './workspace-body.ts';

/** An order: a single purchase or a subscription. */
export const ORDER: Refinement = {
  drafts: ['billing_payment_method_id', 'workspace_sharing_id', 'resource_install_intent'],
  refine,
};

/** How many orders write their currency in lower case; seen in 2024, how many there are is assumed. */
const OLD_FORM_SHARE = 0.1;

/** What one step of a subscription's change costs less or more. */
const MONTHLY_OFFERS = SUBSCRIPTION_OFFERS.filter(({ billing }) => billing === 'monthly').toSorted(
  (a, b) => a.amountCents - b.amountCents,
);

function refine({ scene, conditions }: RefinementRequest): Refined {
  const random = scene.random.fork('order');
  const state = orderStateOf(scene, conditions, random.fork('state'));
  const { offers, previous } = offersOf(scene, state, random.fork('offers'));
  const purchase =
    scene.given.purchase ??
    createPurchase(random.fork('purchase'), scene.ids, scene.buyer.locality, {
      kind: state.kind,
      offers,
      extras: 'none',
      realism: scene.realism,
    });
  const origin = orderOrigin(scene, random.fork('origin'));
  const dates = orderDates(scene, state, purchase, random.fork('dates'));
  const referral = referralOf(random.fork('affiliate'));
  const isOldForm = scene.realism === 'real' && random.fork('form').chance(OLD_FORM_SHARE);
  const { buyer, workspace, visits, time } = scene;

  const data = {
    id: purchase.orderId,
    public_id: purchase.orderPublicId,
    order_number: purchase.orderNumber,
    workspace_id: workspace.id,
    contact_id: buyer.id,
    live_mode: true,
    total_amount: decimal(purchase.totalCents, purchase.currency),
    currency: isOldForm ? purchase.currency : purchase.currency.toUpperCase(),
    origination_channel_id: origin.channel.id,
    origination_channel_type: origin.channel.type,
    origination_channel_name: origin.channel.name,
    origination_channel_public_id: origin.channel.publicId,
    recurring_invoices_paid_count: dates.paidCount,
    notes: orderNote(purchase, random.fork('note')),
    in_trial: state.inTrial,
    billing_status: state.billing,
    service_status: state.service,
    order_type: state.kind,
    next_charge_at: dates.nextChargeAt,
    tax_amount: decimal(purchase.taxCents, purchase.currency),
    trial_end_at: dates.trialEndAt,
    tag_ids: tagIds(scene, random.fork('tags')),
    discount_ids: [],
    activated_at: dates.activatedAt,
    canceled_at: dates.cancellation.at,
    canceled_by: dates.cancellation.by,
    cancel_reason: dates.cancellation.reason,
    cancel_description: dates.cancellation.description,
    churned_at: dates.churnedAt,
    paid_until: dates.paidUntil,
    external_id:
      origin.processor === 'external' ? NUMBER_VOCABULARY.externalId(random.fork('external-id')) : null,
    payment_processor: origin.processor,
    phone_number: buyer.phone,
    page_id: origin.page?.id ?? null,
    page_name: origin.page?.name ?? null,
    funnel_name: origin.funnel?.name ?? null,
    order_page: pageBody(origin.page),
    affiliate: referral.affiliate,
    referral_code: referral.code,
    created_at: isoTime(time.bornAt),
    updated_at: isoTime(time.touchedAt),
    contact: contactBody(scene, random.fork('contact')),
    contact_groups: [namedRecord(scene.ids, 'Group', random.pick(GROUP_NAMES))],
    workspace: workspaceBody(workspace),
    segments: some(random, SEGMENT_NAMES, 0.15).map((name) =>
      namedRecord(scene.ids, 'Contacts::Segment', name),
    ),
    line_items: purchase.lines.map((line) => orderLineItemBody(line, purchase.orderId, linesSince(scene))),
    previous_line_item:
      previous === null ? null : previousLineItem(previous, purchase, scene, random.fork('previous')),
    visits: { last_visit: visits.last, last_visit_with_utm: visits.lastWithUtm },
    ...orderAddresses(buyer, random.fork('address'), scene.realism),
  };
  return { data, page: origin.page, funnel: origin.funnel };
}

/** What was bought; for a subscription that moved up or down also what it was before. */
function offersOf(
  { eventName }: Scene,
  state: OrderState,
  random: Random,
): { offers: readonly Offer[]; previous: Offer | null } {
  if (state.move !== null) {
    const cheaper = random.integer(0, MONTHLY_OFFERS.length - 2);
    const pair = [
      MONTHLY_OFFERS[cheaper],
      MONTHLY_OFFERS[random.integer(cheaper + 1, MONTHLY_OFFERS.length - 1)],
    ];
    const [previous, current] = state.move === 'upgraded' ? pair : pair.toReversed();
    return { offers: current === undefined ? [] : [current], previous: previous ?? null };
  }
  const endsByItself = eventName === 'subscription.completed';
  const offers = endsByItself ? choosePlan(random) : chooseOffers(random, state.kind);
  return { offers, previous: null };
}

/** Lines are as old as their order, unless the event says that they were just changed. */
function linesSince({ eventName, time }: Scene): number {
  return /upgraded|downgraded|line_items\.changed/.test(eventName) ? time.touchedAt : time.bornAt;
}

/** The line that a change replaced. That it looks like any other line is assumed. */
function previousLineItem(
  offer: Offer,
  purchase: Purchase,
  { time, ids, realism }: Scene,
  random: Random,
): JsonObject {
  const { currency } = purchase;
  const line = createLine(random, ids, offer, { currency, realism, taxBasisPoints: 0 });
  return orderLineItemBody(line, purchase.orderId, time.bornAt);
}
