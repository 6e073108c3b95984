import { isoTime } from '../../internal/iso-time.ts';
import { databaseId } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import type { Conditions } from '../implied-state.ts';
import { createPerson } from '../scene/buyer.ts';
import { identityColumns } from '../scene/record-ids.ts';
import type { Scene } from '../scene/scene.ts';
import { DAY_MS } from '../scene/story-time.ts';
import { slug, some } from '../vocabulary/draw.ts';
import { BLOG_POSTS } from '../vocabulary/publishing-words.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/** Posts are tagged by what they are about, not like contacts. */
const BLOG_TAGS = [...new Set<string>(BLOG_POSTS.map(({ category }) => category))];

/** A post of the workspace's blog. */
export const BLOGS_POST: Refinement = { drafts: ['blog_id'], refine };

function refine({ scene, conditions }: RefinementRequest): Refined {
  const random = scene.random.fork('post');
  const { title, excerpt, category } = random.pick(BLOG_POSTS);
  const path = `/blog/${slug(title)}`;
  const visibility = visibilityOf(scene, conditions, random);
  const author = createPerson(random.fork('author'), scene.buyer.locality);
  const illustrated = random.chance(0.6);
  const { id, public_id } = identityColumns(scene.ids, 'Blogs::Post', scene.time.bornAt);
  return fromNoPage({
    id,
    public_id,
    title,
    published_at: publicationDate(visibility, scene, random),
    current_path: path,
    url: scene.workspace.siteUrl + path,
    visibility,
    excerpt_content: excerpt,
    seo_title: `${title} | ${scene.workspace.name}`,
    seo_description: excerpt,
    image_id: illustrated ? databaseId(random) : null,
    image_url: illustrated ? `${scene.workspace.siteUrl}/uploads/image/${slug(title)}.jpg` : null,
    categories: [{ name: category }],
    tags: some(random, BLOG_TAGS, 0.2).map((name) => ({ name })),
    authors: [{ first_name: author.firstName, last_name: author.lastName, email_address: author.email }],
    ...stamps(scene),
  });
}

function visibilityOf({ eventName }: Scene, conditions: Conditions, random: Random): string {
  const usual = eventName.endsWith('.created')
    ? ['draft', 'draft', 'scheduled']
    : ['draft', 'public', 'members_only'];
  return conditions.text('visibility', () => random.pick(usual));
}

/** A draft has no date, a scheduled post one ahead, a visible post one behind. */
function publicationDate(visibility: string, { eventName, time, at }: Scene, random: Random): string | null {
  if (visibility === 'draft') return null;
  if (visibility === 'scheduled') return isoTime(at + random.integer(1, 14) * DAY_MS);
  if (eventName.endsWith('.published')) return isoTime(time.touchedAt);
  return isoTime(time.bornAt + Math.floor((time.touchedAt - time.bornAt) * random.next()));
}
