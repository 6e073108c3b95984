import { isoTime } from '../../internal/iso-time.ts';
import { wholeSecond } from '../../payloads/scene/story-time.ts';
import { SUSPENSION_REASONS } from '../../payloads/vocabulary/course-words.ts';
import { journeyError } from '../journey-error.ts';
import type { EnrollmentEntity, Entity, EntityOf } from '../world/entity.ts';
import { type Action, actionOn } from './action.ts';
import { textIn } from './fields.ts';

const PUBLISHED = {
  course: { updated: 'course.updated', published: 'course.published' },
  section: { updated: 'courses/section.updated', published: 'courses/section.published' },
  lesson: { updated: 'courses/lesson.updated', published: 'courses/lesson.published' },
  'blog-post': { updated: 'blogs/post.updated', published: 'blogs/post.published' },
} as const;

/** Students can see it from now on. */
export const PUBLISH: Action = {
  verb: 'publish',
  takes: ['course', 'section', 'lesson', 'blog-post'],
  about: 'a course, a section or a lesson becomes visible to students, or a blog post to readers',
  fields: {},
  emits: Object.values(PUBLISHED).flatMap(({ updated, published }) => [updated, published]),
  perform: (world, entity) => {
    if (!isPublishable(entity)) throw journeyError(`"${entity.name}" cannot be published.`);
    if (entity.data['published_at'] !== null) {
      throw journeyError(`"${entity.name}" is already published.`, 'Leave this step out.');
    }
    const createdAt = Date.parse(String(entity.data['created_at']));
    const published = world.update(entity, {
      published_at: isoTime(Math.max(createdAt, wholeSecond(world.now))),
      ...(entity.kind === 'blog-post' ? { visibility: 'public' } : {}),
    });
    const events = PUBLISHED[entity.kind];
    world.emit(events.updated, published);
    world.emit(events.published, published);
  },
};

function isPublishable(entity: Entity): entity is EntityOf<keyof typeof PUBLISHED> {
  return Object.hasOwn(PUBLISHED, entity.kind);
}

/** A contact may not enter a course for now. */
export const SUSPEND = actionOn('enrollment', {
  verb: 'suspend',
  about: 'a contact loses access to a course, but stays enrolled',
  fields: { reason: { type: 'text', about: 'why' } },
  emits: ['courses/enrollment.updated', 'courses/enrollment.suspended'],
  perform: (world, enrollment, fields) => {
    requireSuspended(enrollment, false);
    const reason = textIn(fields, 'reason') ?? enrollment.random.fork('suspension').pick(SUSPENSION_REASONS);
    const suspended = world.update(enrollment, { suspended: true, suspension_reason: reason });
    world.emit('courses/enrollment.updated', suspended);
    world.emit('courses/enrollment.suspended', suspended);
  },
});

/** A contact may enter a course again. */
export const RESUME = actionOn('enrollment', {
  verb: 'resume',
  about: 'a contact regains access to a course',
  fields: {},
  emits: ['courses/enrollment.updated'],
  perform: (world, enrollment) => {
    requireSuspended(enrollment, true);
    const resumed = world.update(enrollment, { suspended: false, suspension_reason: null });
    world.emit('courses/enrollment.updated', resumed);
  },
});

/** A student reaches the end. Nothing in the enrollment tells (observed); only the event does. */
export const COMPLETE = actionOn('enrollment', {
  verb: 'complete',
  about: 'a student reaches the end of a course',
  fields: {},
  emits: ['courses/enrollment.course_completed'],
  perform: (world, enrollment) => {
    requireSuspended(enrollment, false);
    world.emit('courses/enrollment.course_completed', enrollment);
  },
});

function requireSuspended({ name, data }: EnrollmentEntity, wanted: boolean): void {
  if (data['suspended'] === wanted) return;
  throw journeyError(
    wanted ? `"${name}" is not suspended.` : `"${name}" is suspended.`,
    wanted ? 'Suspend it first.' : 'Resume it first.',
  );
}
