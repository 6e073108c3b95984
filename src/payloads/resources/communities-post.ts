import type { JsonObject } from '../../internal/json.ts';
import { publicId } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import type { Scene } from '../scene/scene.ts';
import { COMMUNITY_NAMES, COMMUNITY_POSTS, TOPIC_NAMES } from '../vocabulary/publishing-words.ts';
import { shortContactBody } from './contact-body.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/** A post in a group of the community. */
export const COMMUNITIES_POST: Refinement = { drafts: ['id'], refine };

function refine({ scene }: RefinementRequest): Refined {
  const random = scene.random.fork('post');
  const { title, body } = random.pick(COMMUNITY_POSTS);
  const id = publicId(random);
  return fromNoPage({
    public_id: id,
    contact_id: scene.buyer.id,
    title,
    body,
    url: communityPostUrl(scene, id),
    contact: shortContactBody(scene.buyer),
    group: communityReference(random, random.pick(COMMUNITY_NAMES)),
    topic: communityReference(random, random.pick(TOPIC_NAMES)),
    ...stamps(scene),
  });
}

/** Where a post is read. */
export function communityPostUrl({ workspace }: Scene, postId: string): string {
  return `${workspace.siteUrl}/communities/posts/${postId}`;
}

/** A group or a topic, as posts and comments carry it. */
export function communityReference(random: Random, name: string): JsonObject {
  return { id: random.integer(200, 90_000), public_id: publicId(random), name };
}
