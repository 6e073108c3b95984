import { chooseLessonPlace, coursePath } from '../scene/lesson-place.ts';
import { identityColumns } from '../scene/record-ids.ts';
import { NUMBER_VOCABULARY } from '../vocabulary/number-vocabulary.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { isoOrNull, publishedAt, stamps } from './stamps.ts';

/** A section of a course. */
export const COURSES_SECTION: Refinement = {
  drafts: ['blocker_section_id', 'blocker_lesson_id', 'is_hidden_from_non_members', 'parent_id'],
  refine,
};

function refine({ scene }: RefinementRequest): Refined {
  const random = scene.random.fork('section');
  const { syllabus, section: sortOrder } = scene.given.lesson ?? chooseLessonPlace(random);
  const { title, description } = syllabus.sections[sortOrder] ?? syllabus;
  const { id, public_id } = identityColumns(scene.ids, 'Courses::Section', scene.time.bornAt);
  return fromNoPage({
    id,
    public_id,
    course_id: scene.ids.next('Course'),
    title,
    description,
    sort_order: sortOrder,
    // The first section of a course opens at once.
    days_till_drip_access: sortOrder === 0 ? 0 : NUMBER_VOCABULARY.days(random),
    published_at: isoOrNull(publishedAt(scene, random)),
    current_path: coursePath(syllabus.title, title),
    upgrade_url: null,
    ...stamps(scene),
  });
}
