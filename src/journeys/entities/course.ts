import type { JsonObject } from '../../internal/json.ts';
import type { LessonPlace } from '../../payloads/scene/lesson-place.ts';
import { SYLLABI } from '../../payloads/vocabulary/course-words.ts';
import type { Random } from '../../random/random.ts';
import type { Creation } from '../actions/action.ts';
import { requiredText } from '../actions/fields.ts';
import { newRecord } from '../world/new-record.ts';
import type { World } from '../world/world.ts';

/** What is raised by each kind, and the resource that it shows. */
const CREATED = {
  course: { resource: 'course', eventName: 'course.created' },
  section: { resource: 'courses-section', eventName: 'courses/section.created' },
  lesson: { resource: 'courses-lesson', eventName: 'courses/lesson.created' },
} as const;

/** Someone sets up a course. */
export const COURSE: Creation = {
  kind: 'course',
  about: 'a course is created; students see it after publish',
  fields: {},
  emits: ['course.created'],
  create: (world, name) => {
    const random = world.randomFor('course', name);
    const place = { syllabus: freeSyllabus(world, random), section: 0, lesson: 0 };
    const data = recordAt(world, random, { kind: 'course', name }, place);
    const course = world.add({ kind: 'course', name, random, place, sectionsMade: 0, data });
    world.emit('course.created', course);
  },
};

/** A course gets another section. */
export const SECTION: Creation = {
  kind: 'section',
  about: 'a course gets another section',
  fields: { of: { type: 'name', of: 'course', about: 'the course', required: true } },
  emits: ['courses/section.created'],
  create: (world, name, fields) => {
    const course = world.the('course', requiredText(fields, 'of'));
    const random = world.randomFor('section', name);
    const { syllabus } = course.place;
    const place = { syllabus, section: course.sectionsMade % syllabus.sections.length, lesson: 0 };
    const record = recordAt(world, random, { kind: 'section', name }, place);
    const data = { ...record, course_id: course.data['id'], sort_order: course.sectionsMade };
    world.replace({ ...course, sectionsMade: course.sectionsMade + 1 });
    const section = world.add({
      kind: 'section',
      name,
      random,
      course: course.name,
      place,
      lessonsMade: 0,
      data,
    });
    world.emit('courses/section.created', section);
  },
};

/** A section gets another lesson. */
export const LESSON: Creation = {
  kind: 'lesson',
  about: 'a section of a course gets another lesson',
  fields: { of: { type: 'name', of: 'section', about: 'the section', required: true } },
  emits: ['courses/lesson.created'],
  create: (world, name, fields) => {
    const section = world.the('section', requiredText(fields, 'of'));
    const random = world.randomFor('lesson', name);
    const { syllabus, section: number } = section.place;
    const lessons = syllabus.sections[number]?.lessons.length ?? 1;
    const place = { syllabus, section: number, lesson: section.lessonsMade % lessons };
    const record = recordAt(world, random, { kind: 'lesson', name }, place);
    const data = { ...record, section_id: section.data['id'], sort_order: section.lessonsMade };
    world.replace({ ...section, lessonsMade: section.lessonsMade + 1 });
    const lesson = world.add({ kind: 'lesson', name, random, section: section.name, place, data });
    world.emit('courses/lesson.created', lesson);
  },
};

function recordAt(
  world: World,
  random: Random,
  { kind, name }: { readonly kind: keyof typeof CREATED; readonly name: string },
  lesson: LessonPlace,
): JsonObject {
  const data = newRecord(world, {
    ...CREATED[kind],
    ids: world.idsFor(kind, name),
    random: random.fork('record'),
    given: { lesson },
  });
  return { ...data, published_at: null };
}

/** A course that the workspace does not have yet, as long as there is one. */
function freeSyllabus(world: World, random: Random): LessonPlace['syllabus'] {
  const taken = new Set(world.all('course').map(({ place }) => place.syllabus));
  const free = SYLLABI.filter((syllabus) => !taken.has(syllabus));
  return random.fork('syllabus').pick(free.length > 0 ? free : SYLLABI);
}
