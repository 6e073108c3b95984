import type { Random } from '../../random/random.ts';
import { identityColumns } from '../scene/record-ids.ts';
import type { CommunityThread, Scene } from '../scene/scene.ts';
import { COMMUNITY_NAMES, COMMUNITY_POSTS } from '../vocabulary/publishing-words.ts';
import { communityPostUrl, communityReference } from './communities-post.ts';
import { shortContactBody } from './contact-body.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/** A comment under a post of the community. */
export const COMMUNITIES_POSTS_COMMENT: Refinement = { drafts: [], refine };

function refine({ scene }: RefinementRequest): Refined {
  const random = scene.random.fork('comment');
  const identity = identityColumns(scene.ids, 'Communities::Posts::Comment', scene.time.bornAt);
  const { post, group, comments } = threadOf(scene, random);
  return fromNoPage({
    id: identity.id,
    public_id: identity.public_id,
    contact_id: scene.buyer.id,
    body: random.pick(comments),
    url: `${String(post['url'])}/comments/${identity.public_id}`,
    contact: shortContactBody(scene.buyer),
    group,
    post,
    ...stamps(scene),
  });
}

/** The post that the comment is on, with what people say about it. */
function threadOf(scene: Scene, random: Random): CommunityThread & { readonly comments: readonly string[] } {
  const given = scene.given.communityPost;
  if (given !== undefined) {
    const written = COMMUNITY_POSTS.find(({ title }) => title === given.post['title']);
    return { ...given, comments: written?.comments ?? ['Thank you for sharing this.'] };
  }
  const identity = identityColumns(scene.ids, 'Communities::Post');
  const { title, comments } = random.pick(COMMUNITY_POSTS);
  const group = communityReference(scene.ids, 'Communities::Group', random.pick(COMMUNITY_NAMES));
  return { post: { ...identity, title, url: communityPostUrl(scene, identity.public_id) }, group, comments };
}
