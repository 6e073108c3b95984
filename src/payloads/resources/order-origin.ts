import type { JsonObject } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import type { PlaceReference } from '../payload.ts';
import type { OrderOrigin } from '../scene/origin.ts';
import type { Purchase } from '../scene/purchase.ts';
import { identify, type RecordIds } from '../scene/record-ids.ts';
import type { Scene } from '../scene/scene.ts';
import type { Storefront } from '../scene/workspace.ts';
import { sometimes } from '../vocabulary/draw.ts';
import { NUMBER_VOCABULARY } from '../vocabulary/number-vocabulary.ts';
import { ORDER_NOTES, PARCEL_NOTES } from '../vocabulary/order-words.ts';
import { APPLICATION_NAMES, STAFF_NAMES } from '../vocabulary/workspace-words.ts';

/** Events that only Payments AI raises (documented). */
const PAYMENTS_AI_ONLY = /subscription\.modified|invoice\.(abandoned|reissued)/;

/** Events that orders of other systems never raise, as no card is charged for them here (documented). */
const NEVER_EXTERNAL = /declined/;

const NO_REFERRAL: Referral = { affiliate: null, code: null };

/** An event that Payments AI never raises (documented). */
const NEVER_PAYMENTS_AI = /invoice\.voided/;

/** Most orders come from a page of a funnel; the rest were typed in or imported by an application. */
export function orderOrigin(scene: Scene, random: Random): OrderOrigin {
  if (scene.given.origin !== undefined) return scene.given.origin;
  if (PAYMENTS_AI_ONLY.test(scene.eventName)) return fromFunnel(scene.storefront, 'payments_ai');
  const dice = random.next();
  if (NEVER_PAYMENTS_AI.test(scene.eventName)) {
    return dice < 0.75
      ? fromFunnel(scene.storefront, 'stripe')
      : fromElsewhere('Platform::Application', random.pick(APPLICATION_NAMES), 'external', scene.ids);
  }
  if (NEVER_EXTERNAL.test(scene.eventName)) {
    return fromFunnel(scene.storefront, dice < 0.5 ? 'payments_ai' : 'stripe');
  }
  if (dice < 0.75) return fromFunnel(scene.storefront, random.pick(['payments_ai', 'stripe']));
  return dice < 0.85
    ? fromElsewhere('User', random.pick(STAFF_NAMES), 'payments_ai', scene.ids)
    : fromElsewhere('Platform::Application', random.pick(APPLICATION_NAMES), 'external', scene.ids);
}

/** A remark on about one order in seven. */
export function orderNote({ lines }: Purchase, random: Random): string | null {
  const isShipped = lines.some(({ goods }) => goods.offer.physical);
  return sometimes(random, 0.15, () => random.pick(isShipped ? PARCEL_NOTES : ORDER_NOTES));
}

/** Who sent the buyer, and by which code. */
export interface Referral {
  readonly affiliate: JsonObject | null;
  readonly code: JsonObject | null;
}

/** Someone sent the buyer of about one order in seven. */
export function referralOf(random: Random): Referral {
  if (!random.chance(0.15)) return NO_REFERRAL;
  const referred = random.pick(['Gwen Sorensen', 'Patrick Oduya', 'Elsa Moreau']);
  return {
    affiliate: { name: referred, email: `${referred.toLowerCase().replace(' ', '.')}@example.net` },
    code: { code: NUMBER_VOCABULARY.referralCode(random), default: true },
  };
}

/** The ids of tags on an order: none on most. */
export function tagIds({ ids }: Scene, random: Random): number[] {
  if (!random.chance(0.15)) return [];
  const first = ids.next('Contacts::Tag');
  return random.chance(0.3) ? [first, ids.next('Contacts::Tag')] : [first];
}

/** The page that an order came from, as the order carries it. */
export function pageBody(page: PlaceReference | null): JsonObject | null {
  return page === null ? null : { id: page.id, public_id: page.public_id, name: page.name };
}

/** An order from a page of a funnel. */
export function fromFunnel({ page, funnel }: Storefront, processor: OrderOrigin['processor']): OrderOrigin {
  const channel = { id: funnel.id, type: 'Funnel', name: funnel.name, publicId: funnel.public_id };
  return { processor, channel, page, funnel };
}

/** An order that an application created by the API. */
export function fromApplication(
  { id, public_id, name }: JsonObject,
  processor: OrderOrigin['processor'],
): OrderOrigin {
  const channel = {
    id: Number(id),
    type: 'Platform::Application',
    name: String(name),
    publicId: String(public_id),
  };
  return { processor, channel, page: null, funnel: null };
}

function fromElsewhere(
  type: 'User' | 'Platform::Application',
  name: string,
  processor: OrderOrigin['processor'],
  ids: RecordIds,
): OrderOrigin {
  const { id, publicId } = identify(ids, type);
  const channel = { id, type, name, publicId };
  return { processor, channel, page: null, funnel: null };
}
