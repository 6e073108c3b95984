import type { JsonObject } from '../../internal/json.ts';
import { identityColumns, namedRecord, type RecordIds } from '../scene/record-ids.ts';
import type { Scene } from '../scene/scene.ts';
import { COMMUNITY_NAMES, COMMUNITY_POSTS, TOPIC_NAMES } from '../vocabulary/publishing-words.ts';
import { shortContactBody } from './contact-body.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/** A post in a group of the community. */
export const COMMUNITIES_POST: Refinement = { drafts: [], refine };

function refine({ scene }: RefinementRequest): Refined {
  const random = scene.random.fork('post');
  const { title, body } = random.pick(COMMUNITY_POSTS);
  const identity = identityColumns(scene.ids, 'Communities::Post', scene.time.bornAt);
  return fromNoPage({
    id: identity.id,
    public_id: identity.public_id,
    contact_id: scene.buyer.id,
    title,
    body,
    url: communityPostUrl(scene, identity.public_id),
    contact: shortContactBody(scene.buyer),
    group: communityReference(scene.ids, 'Communities::Group', random.pick(COMMUNITY_NAMES)),
    topic: communityReference(scene.ids, 'Communities::Topic', random.pick(TOPIC_NAMES)),
    ...stamps(scene),
  });
}

/** Where a post is read. */
export function communityPostUrl({ workspace }: Scene, postId: string): string {
  return `${workspace.siteUrl}/communities/posts/${postId}`;
}

/** A group or a topic, as posts and comments carry it. */
export function communityReference(
  ids: RecordIds,
  recordClass: 'Communities::Group' | 'Communities::Topic',
  name: string,
): JsonObject {
  return namedRecord(ids, recordClass, name);
}
