import { createTag } from '../scene/buyer.ts';
import { identityColumns } from '../scene/record-ids.ts';
import { TAG_NAMES } from '../vocabulary/workspace-words.ts';
import { shortContactBody } from './contact-body.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/** A tag on a contact: the link between the two. */
export const CONTACTS_APPLIED_TAG: Refinement = { drafts: [], refine };

function refine({ scene }: RefinementRequest): Refined {
  const random = scene.random.fork('tag');
  const tag = scene.given.tag ?? createTag(random, scene.ids, random.pick(TAG_NAMES));
  const { id, public_id } = identityColumns(scene.ids, 'Contacts::AppliedTag', scene.time.bornAt);
  return fromNoPage({
    id,
    public_id,
    contact_id: scene.buyer.id,
    tag_id: tag.id,
    tag: { public_id: tag.publicId, name: tag.name, color: tag.color },
    contact: shortContactBody(scene.buyer),
    ...stamps(scene),
  });
}
