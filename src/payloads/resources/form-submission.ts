import type { JsonObject } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import type { Buyer } from '../scene/buyer.ts';
import { identityColumns } from '../scene/record-ids.ts';
import type { Scene } from '../scene/scene.ts';
import { some } from '../vocabulary/draw.ts';
import { TRAFFIC_VOCABULARY } from '../vocabulary/traffic-vocabulary.ts';
import { formPurpose, purposeFields } from './form-purpose-fields.ts';
import { fromStorefront, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';
import { surveyAnswers } from './survey-answers.ts';

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
  const purpose = scene.given.form ?? formPurpose(scene, random.fork('purpose'));
  const data = {
    id,
    public_id,
    contact_id: buyer.id,
    workspace_id: workspace.id,
    page_id: storefront.page.id,
    data: {
      ip_address: scene.visits.first['ip'] ?? TRAFFIC_VOCABULARY.ipAddress(random),
      ...(purpose.kind === 'survey'
        ? { contact: surveyContact(scene, purpose, random) }
        : inputs(scene, random)),
      ...purposeFields(scene, purpose),
      redirect_to: `${workspace.siteUrl}/thank-you`,
    },
    ...stamps(scene),
  };
  return fromStorefront(data, scene);
}

/** The inputs of an ordinary form. */
function inputs(scene: Scene, random: Random): JsonObject {
  const { buyer, storefront } = scene;
  const fields = {
    ...nameFields(buyer),
    ...(buyer.phone !== null && random.chance(0.7) ? { phone_number: buyer.phone } : {}),
  };
  return {
    contact: { email: buyer.email, ...fields, ...extras(scene, random.fork('extras')) },
    // The same stands beside the contact as well, where the page names its inputs so (observed).
    ...(random.chance(0.4) ? { email: buyer.email, ...fields, url: storefront.pageUrl } : {}),
  };
}

/** One screen of a survey; that the last one asks who the visitor is, is assumed. */
function surveyContact(
  { buyer, workspace }: Scene,
  { survey, screen }: Parameters<typeof surveyAnswers>[0],
  random: Random,
): JsonObject {
  const isLast = screen === survey.screens.length - 1;
  return {
    ...(isLast ? { email: buyer.email, ...nameFields(buyer) } : {}),
    custom_attributes: surveyAnswers({ survey, screen }, workspace.id, random.fork('answers')),
  };
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
