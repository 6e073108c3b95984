import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import type { Buyer } from '../scene/buyer.ts';
import { identityColumns } from '../scene/record-ids.ts';
import type { Scene } from '../scene/scene.ts';
import { DAY_MS, HOUR_MS } from '../scene/story-time.ts';
import { some } from '../vocabulary/draw.ts';
import { TRAFFIC_VOCABULARY } from '../vocabulary/traffic-vocabulary.ts';
import { fromStorefront, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/**
 * A form that someone sent. The fields of the form are one level down, so the address is at `data.data.contact.email`
 * of the body.
 */
export const FORM_SUBMISSION: Refinement = { drafts: [], refine };

/** What visitors tick, by the name of the input: check boxes arrive as lists. */
const INTERESTS = ['Workshops', 'Coaching', 'Books', 'Community'] as const;

function refine({ scene }: RefinementRequest): Refined {
  const { buyer, storefront, workspace } = scene;
  const random = scene.random.fork('form');
  const { id, public_id } = identityColumns(scene.ids, 'FormSubmission', scene.time.bornAt);
  const fields = {
    ...nameFields(buyer),
    ...(buyer.phone !== null && random.chance(0.7) ? { phone_number: buyer.phone } : {}),
  };
  const data = {
    id,
    public_id,
    contact_id: buyer.id,
    workspace_id: workspace.id,
    page_id: storefront.page.id,
    data: {
      ip_address: scene.visits.first['ip'] ?? TRAFFIC_VOCABULARY.ipAddress(random),
      contact: { email: buyer.email, ...fields, ...extras(scene, random.fork('extras')) },
      // The same stands beside the contact as well, where the page names its inputs so (observed).
      ...(random.chance(0.4) ? { email: buyer.email, ...fields, url: storefront.pageUrl } : {}),
      ...transaction(scene, random.fork('transaction')),
      redirect_to: `${workspace.siteUrl}/thank-you`,
    },
    ...stamps(scene),
  };
  return fromStorefront(data, scene);
}

/** The page leaves blank inputs out (observed). */
function nameFields({ firstName, lastName }: Buyer): JsonObject {
  return {
    ...(firstName === null ? {} : { first_name: firstName }),
    ...(lastName === null ? {} : { last_name: lastName }),
  };
}

/** Inputs of the page's own: an address, a link's tag, check boxes, a consent. */
function extras({ buyer }: Scene, random: Random): JsonObject {
  const { city, country, region } = buyer.locality;
  const interests = some(random, INTERESTS, 0.4);
  return {
    ...(random.chance(0.3) ? { aff_sub: `partner-${random.integer(100, 999)}` } : {}),
    ...(random.chance(0.2)
      ? {
          shipping_country: country,
          ...(region === '' ? {} : { shipping_state: region }),
          shipping_city: city,
          shipping_zip: buyer.postalCode,
        }
      : {}),
    ...(random.chance(0.25) && interests.length > 0 ? { interests } : {}),
    ...(random.chance(0.3) ? { terms_accepted: random.chance(0.9) } : {}),
  };
}

/** Some forms buy something, others book an appointment; most do neither. */
function transaction({ ids, buyer, at }: Scene, random: Random): JsonObject {
  const dice = random.next();
  if (dice < 0.15) {
    const product = { id: ids.next('Products::Variant'), price_id: ids.next('Products::Price'), quantity: 1 };
    return { purchase: { product_variants: [product], coupon_codes: [], process_new_order: true } };
  }
  if (dice > 0.25) return {};
  const startOn = Math.ceil(at / HOUR_MS) * HOUR_MS + random.integer(1, 12) * DAY_MS;
  return {
    appointments_schedule_request: {
      start_on: isoTime(startOn),
      end_on: isoTime(startOn + HOUR_MS / 2),
      tzid: buyer.locality.tzid,
    },
  };
}
