import { SYLLABI } from '../vocabulary/course-words.ts';
import { slug } from '../vocabulary/draw.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { isoOrNull, publishedAt, stamps } from './stamps.ts';

/** A lesson in a section of a course. */
export const COURSES_LESSON: Refinement = { composes: [], refine };

function refine({ draft, scene }: RefinementRequest): Refined {
  const random = scene.random.fork('lesson');
  const syllabus = random.pick(SYLLABI);
  const section = random.pick(syllabus.sections);
  const lesson = random.pick(section.lessons);
  return fromNoPage({
    ...draft,
    ...stamps(scene),
    title: lesson.title,
    body: lesson.body,
    sort_order: section.lessons.indexOf(lesson),
    published_at: isoOrNull(publishedAt(scene, random)),
    current_path: `/courses/${slug(syllabus.title)}/${slug(section.title)}/${slug(lesson.title)}`,
  });
}
