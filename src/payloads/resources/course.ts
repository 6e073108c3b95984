import { coursePath } from '../scene/lesson-place.ts';
import { identityColumns } from '../scene/record-ids.ts';
import { SYLLABI } from '../vocabulary/course-words.ts';
import { slug } from '../vocabulary/draw.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { isoOrNull, publishedAt, stamps } from './stamps.ts';

/** A course. */
export const COURSE: Refinement = {
  drafts: [
    'root_section_id',
    'sharing_fingerprint',
    'show_in_community',
    'show_to_non_members',
    'redirect_to_full_course',
    'comments_enabled',
  ],
  refine,
};

function refine({ scene }: RefinementRequest): Refined {
  const random = scene.random.fork('course');
  const { title, description } = scene.given.lesson?.syllabus ?? random.pick(SYLLABI);
  const { siteUrl } = scene.workspace;
  const { id, public_id } = identityColumns(scene.ids, 'Course', scene.time.bornAt);
  return fromNoPage({
    id,
    public_id,
    title,
    description,
    published_at: isoOrNull(publishedAt(scene, random)),
    current_path: coursePath(title),
    upgrade_url: random.chance(0.2) ? `${siteUrl}/upgrade` : null,
    unauthorized_redirect_url: random.chance(0.2) ? `${siteUrl}/members` : null,
    image_url: random.chance(0.7) ? `${siteUrl}/uploads/image/${slug(title)}.png` : null,
    ...stamps(scene),
  });
}
