import type { EventTypeEntry } from '../event-type.ts';

const LAST_STATE = 'Carries the record in full as it last was, not just its id.';
const ENROLLMENT_VERSIONS = 'The documentation lists V2 only; newer catalogues list V1 as well.';

const IN_COURSES = {
  catalogue: 'documented',
  section: 'Courses',
  versions: ['v2'],
  subjectTypeCertainty: 'assumed',
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
  { ...COURSE, name: 'course.created', description: 'Somebody set up a new course.' },
  { ...COURSE, name: 'course.updated', description: 'Something about a course is different now.' },
  { ...COURSE, name: 'course.deleted', description: 'A course is gone.', note: LAST_STATE },
  { ...COURSE, ...PUBLISHED, name: 'course.published', description: 'A course is open to its students.' },
  {
    ...ENROLLMENT,
    name: 'courses/enrollment.created',
    description: 'A contact may enter a course from now on.',
    note: ENROLLMENT_VERSIONS,
  },
  {
    ...ENROLLMENT,
    name: 'courses/enrollment.updated',
    description: 'Something about an enrollment is different now.',
    note: ENROLLMENT_VERSIONS,
  },
  {
    ...ENROLLMENT,
    name: 'courses/enrollment.deleted',
    description: 'An enrollment is gone and with it the access to the course.',
    note: `${LAST_STATE} ${ENROLLMENT_VERSIONS}`,
  },
  {
    ...ENROLLMENT,
    name: 'courses/enrollment.suspended',
    description: 'A contact may not enter a course any longer, but stays enrolled.',
    impliedState: { suspended: { equals: true } },
    stateCertainty: 'assumed',
    note: ENROLLMENT_VERSIONS,
  },
  {
    ...ENROLLMENT,
    name: 'courses/enrollment.course_completed',
    description: 'A student reached the end of a course.',
    note: `Nothing in the payload tells that the course is completed; only the event type does. ${ENROLLMENT_VERSIONS}`,
  },
  { ...SECTION, name: 'courses/section.created', description: 'A course has a new section.' },
  {
    ...SECTION,
    name: 'courses/section.updated',
    description: 'Something about a section of a course is different now.',
  },
  {
    ...SECTION,
    name: 'courses/section.deleted',
    description: 'A section of a course is gone.',
    note: LAST_STATE,
  },
  {
    ...SECTION,
    ...PUBLISHED,
    name: 'courses/section.published',
    description: 'A section of a course is visible to its students.',
    note: 'The documentation explains this event with the text of the lesson event, which is taken for a slip.',
  },
  { ...LESSON, name: 'courses/lesson.created', description: 'A section of a course has a new lesson.' },
  { ...LESSON, name: 'courses/lesson.updated', description: 'Something about a lesson is different now.' },
  { ...LESSON, name: 'courses/lesson.deleted', description: 'A lesson is gone.', note: LAST_STATE },
  {
    ...LESSON,
    ...PUBLISHED,
    name: 'courses/lesson.published',
    description: 'A lesson is visible to the students.',
  },
] as const satisfies readonly EventTypeEntry[];
