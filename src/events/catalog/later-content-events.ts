import type { EventTypeEntry } from '../event-type.ts';

const LATER = {
  catalog: 'later',
  versions: ['v2'],
  subjectTypeCertainty: 'documented',
  impliedState: {},
  stateCertainty: 'documented',
  v1PayloadCertainty: null,
  aliases: [],
} as const;

const APPOINTMENT = {
  ...LATER,
  section: 'Appointments',
  subjectType: 'Appointments::ScheduledEvent',
  resource: 'appointments-scheduled-event',
} as const;

const BLOG_POST = {
  ...LATER,
  section: 'Blog posts',
  subjectType: 'Blogs::Post',
  resource: 'blogs-post',
} as const;

const COMMUNITY = { ...LATER, section: 'Communities', subjectTypeCertainty: 'observed' } as const;

/** Later events of appointments, blogs and communities. */
export const LATER_CONTENT_EVENTS = [
  {
    ...APPOINTMENT,
    name: 'appointments/scheduled_event.canceled',
    description: 'An appointment was canceled.',
    impliedState: { status: { equals: 'canceled' } },
    stateCertainty: 'assumed',
    note: 'No published body shows the status of a canceled appointment; "canceled" comes from a receiver.',
  },
  {
    ...APPOINTMENT,
    name: 'appointments/scheduled_event.created',
    description: 'An appointment was booked.',
    impliedState: { status: { equals: 'scheduled' } },
  },
  {
    ...APPOINTMENT,
    name: 'appointments/scheduled_event.rescheduled',
    description: 'An appointment was rescheduled.',
    impliedState: { status: { equals: 'scheduled' } },
    stateCertainty: 'assumed',
    note: 'The id is unchanged; only start_on and end_on differ.',
  },
  { ...BLOG_POST, name: 'blogs/post.created', description: 'A blog has a new post, perhaps a draft.' },
  {
    ...BLOG_POST,
    name: 'blogs/post.deleted',
    description: 'A post was deleted.',
    note: 'Contains the whole post as it last was, not only its ID.',
  },
  {
    ...BLOG_POST,
    name: 'blogs/post.published',
    description: 'A post was published, whether it was a draft before or not.',
    impliedState: { visibility: { oneOf: ['public', 'members_only'] }, published_at: { present: true } },
    stateCertainty: 'assumed',
  },
  { ...BLOG_POST, name: 'blogs/post.updated', description: 'A post was updated.' },
  {
    ...COMMUNITY,
    name: 'communities/post.created',
    description: 'A member posted in a community.',
    subjectType: 'Communities::Post',
    resource: 'communities-post',
  },
  {
    ...COMMUNITY,
    name: 'communities/posts/comment.created',
    description: 'A member commented on a post in a community.',
    subjectType: 'Communities::Posts::Comment',
    resource: 'communities-posts-comment',
  },
] as const satisfies readonly EventTypeEntry[];
