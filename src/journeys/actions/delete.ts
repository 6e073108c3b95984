import { journeyError } from '../journey-error.ts';
import type { ContactEntity, Entity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import type { Action } from './action.ts';
import { type EventsByKind, eventOf, eventsOf, kindsOf } from './events-by-kind.ts';
import { removeTag } from './tags.ts';

/** The event that tells of the end of each kind; `null` where ClickFunnels has none. */
const DELETED: EventsByKind = {
  contact: 'contact.deleted',
  product: null,
  variant: null,
  order: 'order.deleted',
  invoice: null,
  transaction: null,
  fulfillment: null,
  restock: null,
  'form-submission': null,
  'applied-tag': 'contact/applied_tag.deleted',
  course: 'course.deleted',
  section: 'courses/section.deleted',
  lesson: 'courses/lesson.deleted',
  enrollment: 'courses/enrollment.deleted',
  appointment: null,
  opportunity: 'sales/opportunity.deleted',
  'blog-post': 'blogs/post.deleted',
  'community-post': null,
  'community-comment': null,
  application: null,
};

/** Services of subscriptions that still bind a contact. */
const RUNNING = new Set(['pending', 'active', 'paused']);

/** An entity is gone; the event carries it as it last was. What belongs to it goes before it (assumed). */
export const DELETE: Action = {
  verb: 'delete',
  takes: kindsOf(DELETED),
  about: 'an entity is deleted with everything that belongs to it; later steps cannot use it',
  fields: {},
  emits: eventsOf(DELETED),
  perform: remove,
};

function remove(world: World, entity: Entity): void {
  if (entity.kind === 'applied-tag') {
    removeTag(world, entity);
    return;
  }
  if (entity.kind === 'contact') requireNoSubscription(world, entity);
  for (const dependent of dependentsOf(world, entity)) {
    if (DELETED[dependent.kind] === null) world.remove(dependent);
    else remove(world, dependent);
  }
  world.emit(eventOf(DELETED, entity.kind), world.get(entity.name));
  world.remove(entity);
}

/** What cannot be without an entity. Orders outlive their contact: the books need them (assumed). */
function dependentsOf(world: World, { kind, name }: Entity): readonly Entity[] {
  switch (kind) {
    case 'contact':
      return [
        ...world.all('applied-tag').filter(({ contact }) => contact === name),
        ...world.all('enrollment').filter(({ contact }) => contact === name),
        ...world.all('form-submission').filter(({ contact }) => contact === name),
        ...world.all('opportunity').filter(({ contact }) => contact === name),
        ...world.all('appointment').filter(({ contact }) => contact === name),
      ];
    case 'order':
      return [
        ...world.all('restock'),
        ...world.all('fulfillment'),
        ...world.all('transaction'),
        ...world.all('invoice'),
      ].filter(({ order }) => order === name);
    case 'course':
      return [
        ...world.all('enrollment').filter(({ course }) => course === name),
        ...world.all('section').filter(({ course }) => course === name),
      ];
    case 'section':
      return world.all('lesson').filter(({ section }) => section === name);
    case 'product':
    case 'variant':
    case 'invoice':
    case 'transaction':
    case 'fulfillment':
    case 'restock':
    case 'form-submission':
    case 'applied-tag':
    case 'lesson':
    case 'enrollment':
    case 'appointment':
    case 'opportunity':
    case 'blog-post':
    case 'community-post':
    case 'community-comment':
    case 'application':
      return [];
    default:
      return kind satisfies never;
  }
}

function requireNoSubscription(world: World, { name }: ContactEntity): void {
  const running = world
    .all('order')
    .find(
      ({ contact, purchase, data }) =>
        contact === name &&
        purchase.kind === 'subscription-order' &&
        RUNNING.has(String(data['service_status'])),
    );
  if (running === undefined) return;
  throw journeyError(
    `"${name}" cannot be deleted while the subscription "${running.name}" is ${String(running.data['service_status'])}.`,
    `Cancel "${running.name}" before.`,
  );
}
