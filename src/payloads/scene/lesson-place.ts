import type { Random } from '../../random/random.ts';
import { SYLLABI, type Syllabus } from '../vocabulary/course-words.ts';
import { slug } from '../vocabulary/draw.ts';

/** A place in a course: one of its sections, and one of the lessons there. */
export interface LessonPlace {
  readonly syllabus: Syllabus;
  /** Counts from 0. */
  readonly section: number;
  /** Counts from 0. */
  readonly lesson: number;
}

/** Opens a course somewhere. */
export function chooseLessonPlace(random: Random): LessonPlace {
  const syllabus = random.pick(SYLLABI);
  const section = random.integer(0, syllabus.sections.length - 1);
  const lessons = syllabus.sections[section]?.lessons.length ?? 1;
  return { syllabus, section, lesson: random.integer(0, lessons - 1) };
}

/** The path of a course, a section or a lesson on the site. */
export function coursePath(...titles: readonly string[]): string {
  return `/courses/${titles.map(slug).join('/')}`;
}
