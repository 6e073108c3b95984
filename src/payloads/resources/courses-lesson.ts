import { chooseLessonPlace, coursePath } from '../scene/lesson-place.ts';
import { identityColumns } from '../scene/record-ids.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { isoOrNull, publishedAt, stamps } from './stamps.ts';

/** A lesson in a section of a course. */
export const COURSES_LESSON: Refinement = { drafts: [], refine };

function refine({ scene }: RefinementRequest): Refined {
  const random = scene.random.fork('lesson');
  const place = scene.given.lesson ?? chooseLessonPlace(random);
  const section = place.syllabus.sections[place.section];
  const { title, body } = section?.lessons[place.lesson] ?? { title: '', body: '' };
  const { id, public_id } = identityColumns(scene.ids, 'Courses::Lesson', scene.time.bornAt);
  return fromNoPage({
    id,
    public_id,
    section_id: scene.ids.next('Courses::Section'),
    title,
    body,
    sort_order: place.lesson,
    published_at: isoOrNull(publishedAt(scene, random)),
    current_path: coursePath(place.syllabus.title, section?.title ?? '', title),
    ...stamps(scene),
  });
}
