import { databaseId, publicId } from '../../random/identifiers.ts';
import { COMMUNITY_NAMES, COMMUNITY_POSTS } from '../vocabulary/publishing-words.ts';
import { communityPostUrl, communityReference } from './communities-post.ts';
import { shortContactBody } from './contact-body.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/** A comment under a post of the community. */
export const COMMUNITIES_POSTS_COMMENT: Refinement = { drafts: ['id'], refine };

function refine({ scene }: RefinementRequest): Refined {
  const random = scene.random.fork('comment');
  const id = publicId(random);
  const postId = publicId(random);
  const { title, comments } = random.pick(COMMUNITY_POSTS);
  const postUrl = communityPostUrl(scene, postId);
  return fromNoPage({
    public_id: id,
    contact_id: scene.buyer.id,
    body: random.pick(comments),
    url: `${postUrl}/comments/${id}`,
    contact: shortContactBody(scene.buyer),
    group: communityReference(random, random.pick(COMMUNITY_NAMES)),
    post: {
      id: databaseId(random),
      public_id: postId,
      title,
      url: postUrl,
    },
    ...stamps(scene),
  });
}
