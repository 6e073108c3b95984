import { identityColumns } from '../scene/record-ids.ts';
import { fromStorefront, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/**
 * A form that somebody sent. The fields of the form are one level down, so the address is at `data.data.contact.email`
 * of the body.
 */
export const FORM_SUBMISSION: Refinement = { drafts: [], refine };

/** Values that Rails puts beside the fields of the form (observed). */
const RAILS_PARAMETERS = { action: 'submit', controller: 'user_pages/pages' };

function refine({ scene }: RefinementRequest): Refined {
  const { buyer, storefront, workspace } = scene;
  const random = scene.random.fork('form');
  const contact = {
    email: buyer.email,
    first_name: buyer.firstName,
    last_name: buyer.lastName,
    ...(random.chance(0.5) ? { phone_number: buyer.phone } : {}),
    aff_sub: random.chance(0.3) ? `partner-${random.integer(100, 999)}` : '',
  };
  const { id, public_id } = identityColumns(scene.ids, 'FormSubmission', scene.time.bornAt);
  const data = {
    id,
    public_id,
    contact_id: buyer.id,
    workspace_id: workspace.id,
    page_id: storefront.page.id,
    data: { ...RAILS_PARAMETERS, contact, redirect_to: `${workspace.siteUrl}/thank-you` },
    ...stamps(scene),
  };
  return fromStorefront(data, scene);
}
