import { identityColumns } from '../scene/record-ids.ts';
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
  const post = identityColumns(scene.ids, 'Communities::Post');
  const { title, comments } = random.pick(COMMUNITY_POSTS);
  const postUrl = communityPostUrl(scene, post.public_id);
  return fromNoPage({
    id: identity.id,
    public_id: identity.public_id,
    contact_id: scene.buyer.id,
    body: random.pick(comments),
    url: `${postUrl}/comments/${identity.public_id}`,
    contact: shortContactBody(scene.buyer),
    group: communityReference(scene.ids, 'Communities::Group', random.pick(COMMUNITY_NAMES)),
    post: {
      ...post,
      title,
      url: postUrl,
    },
    ...stamps(scene),
  });
}
