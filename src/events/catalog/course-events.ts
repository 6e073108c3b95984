import type { EventTypeEntry } from '../event-type.ts';

const LAST_STATE = 'Contains the whole record as it last was, not only its ID.';
const ENROLLMENT_VERSIONS = 'The documentation lists V2 only; newer catalogs list V1 as well.';

const IN_COURSES = {
  catalog: 'documented',
  section: 'Courses',
  versions: ['v2'],
  subjectTypeCertainty: 'observed',
  impliedState: {},
  stateCertainty: 'documented',
  v1PayloadCertainty: null,
  aliases: [],
} as const;

const COURSE = { ...IN_COURSES, subjectType: 'Course', resource: 'course' } as const;
const ENROLLMENT = {
  ...IN_COURSES,
  subjectType: 'Courses::Enrollment',
  resource: 'courses-enrollment',
} as const;
const SECTION = { ...IN_COURSES, subjectType: 'Courses::Section', resource: 'courses-section' } as const;
const LESSON = { ...IN_COURSES, subjectType: 'Courses::Lesson', resource: 'courses-lesson' } as const;
const PUBLISHED = { impliedState: { published_at: { present: true } }, stateCertainty: 'assumed' } as const;

/** Events of courses, their enrollments, sections and lessons. */
export const COURSE_EVENTS = [
  { ...COURSE, name: 'course.created', description: 'A course was created.' },
  { ...COURSE, name: 'course.updated', description: 'A course was updated.' },
  { ...COURSE, name: 'course.deleted', description: 'A course was deleted.', note: LAST_STATE },
  { ...COURSE, ...PUBLISHED, name: 'course.published', description: 'A course was published.' },
  {
    ...ENROLLMENT,
    name: 'courses/enrollment.created',
    description: 'A contact was enrolled in a course.',
    note: ENROLLMENT_VERSIONS,
  },
  {
    ...ENROLLMENT,
    name: 'courses/enrollment.updated',
    description: 'An enrollment was updated.',
    note: ENROLLMENT_VERSIONS,
  },
  {
    ...ENROLLMENT,
    name: 'courses/enrollment.deleted',
    description: 'An enrollment was deleted, and with it the access to the course.',
    note: `${LAST_STATE} ${ENROLLMENT_VERSIONS}`,
  },
  {
    ...ENROLLMENT,
    name: 'courses/enrollment.suspended',
    description: 'A contact lost access to a course, but stays enrolled.',
    impliedState: { suspended: { equals: true } },
    stateCertainty: 'assumed',
    note: ENROLLMENT_VERSIONS,
  },
  {
    ...ENROLLMENT,
    name: 'courses/enrollment.course_completed',
    description: 'A student completed a course.',
    note: `Only the event type says that the course is completed; no field of the payload does. ${ENROLLMENT_VERSIONS}`,
  },
  { ...SECTION, name: 'courses/section.created', description: 'A course has a new section.' },
  {
    ...SECTION,
    name: 'courses/section.updated',
    description: 'A section of a course was updated.',
  },
  {
    ...SECTION,
    name: 'courses/section.deleted',
    description: 'A section of a course was deleted.',
    note: LAST_STATE,
  },
  {
    ...SECTION,
    ...PUBLISHED,
    name: 'courses/section.published',
    description: 'A section of a course was published.',
    note: 'The documentation has the text of the lesson event here, probably by mistake.',
  },
  { ...LESSON, name: 'courses/lesson.created', description: 'A section of a course has a new lesson.' },
  { ...LESSON, name: 'courses/lesson.updated', description: 'A lesson was updated.' },
  { ...LESSON, name: 'courses/lesson.deleted', description: 'A lesson was deleted.', note: LAST_STATE },
  {
    ...LESSON,
    ...PUBLISHED,
    name: 'courses/lesson.published',
    description: 'A lesson was published.',
  },
] as const satisfies readonly EventTypeEntry[];
