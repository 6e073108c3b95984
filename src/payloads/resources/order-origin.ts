import type { JsonObject } from '../../internal/json.ts';
import { publicId } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import type { Buyer } from '../scene/buyer.ts';
import type { OrderOrigin } from '../scene/origin.ts';
import type { Purchase } from '../scene/purchase.ts';
import type { Scene } from '../scene/scene.ts';
import type { Storefront } from '../scene/workspace.ts';
import { sometimes } from '../vocabulary/draw.ts';
import { NUMBER_VOCABULARY } from '../vocabulary/number-vocabulary.ts';
import { ORDER_NOTES, PARCEL_NOTES } from '../vocabulary/order-words.ts';
import { COMPANY_NAMES } from '../vocabulary/people.ts';
import { APPLICATION_NAMES, STAFF_NAMES } from '../vocabulary/workspace-words.ts';

/** Events that only Payments AI raises (documented). */
const PAYMENTS_AI_ONLY = /subscription\.modified|invoice\.(abandoned|reissued)|declined/;

/** An event that Payments AI never raises (documented). */
const NEVER_PAYMENTS_AI = /invoice\.voided/;

/** Most orders come from a page of a funnel; the rest were typed in or imported by an application. */
export function orderOrigin(scene: Scene, random: Random): OrderOrigin {
  if (scene.given.origin !== undefined) return scene.given.origin;
  if (PAYMENTS_AI_ONLY.test(scene.eventName)) return fromFunnel(scene.storefront, 'payments_ai');
  if (NEVER_PAYMENTS_AI.test(scene.eventName)) return fromFunnel(scene.storefront, 'stripe');
  const dice = random.next();
  if (dice < 0.75) return fromFunnel(scene.storefront, random.pick(['payments_ai', 'stripe']));
  return dice < 0.85
    ? fromElsewhere('User', random.pick(STAFF_NAMES), 'payments_ai', random)
    : fromElsewhere('Platform::Application', random.pick(APPLICATION_NAMES), 'external', random);
}

/** Where an order is sent to and billed to: the buyer's address. */
export function addressColumns(buyer: Buyer, random: Random): JsonObject {
  const place = {
    street_one: buyer.street,
    street_two: random.chance(0.2) ? `Apt ${random.integer(1, 40)}` : '',
    city: buyer.locality.city,
    region: buyer.locality.region,
    country: buyer.locality.country,
    postal_code: buyer.postalCode,
  };
  const columns = Object.entries(place);
  return {
    shipping_address_first_name: buyer.firstName,
    shipping_address_last_name: buyer.lastName,
    shipping_address_organization_name: random.chance(0.15) ? random.pick(COMPANY_NAMES) : '',
    shipping_address_phone_number: buyer.phone,
    ...Object.fromEntries(columns.map(([name, value]) => [`shipping_address_${name}`, value])),
    ...Object.fromEntries(columns.map(([name, value]) => [`billing_address_${name}`, value])),
  };
}

/** A remark on about one order in seven. */
export function orderNote({ lines }: Purchase, random: Random): string | null {
  const isShipped = lines.some(({ goods }) => goods.offer.physical);
  return sometimes(random, 0.15, () => random.pick(isShipped ? PARCEL_NOTES : ORDER_NOTES));
}

/** Who sent the buyer, for about one order in seven. */
export function affiliateColumns(random: Random): JsonObject {
  const referred = sometimes(random, 0.15, () =>
    random.pick(['Gwen Sorensen', 'Patrick Oduya', 'Elsa Moreau']),
  );
  if (referred === null) return { affiliate: null, referral_code: null };
  return {
    affiliate: { name: referred, email: `${referred.toLowerCase().replace(' ', '.')}@example.net` },
    referral_code: { code: NUMBER_VOCABULARY.referralCode(random), default: true },
  };
}

/** An order from a page of a funnel. */
export function fromFunnel({ page, funnel }: Storefront, processor: OrderOrigin['processor']): OrderOrigin {
  const channel = {
    origination_channel_id: funnel.id,
    origination_channel_type: 'Funnel',
    origination_channel_name: funnel.name,
    origination_channel_public_id: funnel.public_id,
  };
  return { processor, channel, page, funnel };
}

function fromElsewhere(
  type: string,
  name: string,
  processor: OrderOrigin['processor'],
  random: Random,
): OrderOrigin {
  const channel = {
    origination_channel_id: random.integer(10, 90_000),
    origination_channel_type: type,
    origination_channel_name: name,
    origination_channel_public_id: publicId(random),
  };
  return { processor, channel, page: null, funnel: null };
}
