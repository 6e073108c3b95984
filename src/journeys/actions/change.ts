import { journeyError } from '../journey-error.ts';
import { type EntityKind, ENTITY_KINDS as KINDS } from '../world/entity.ts';
import type { Action } from './action.ts';

/** The event that tells of an ordinary change of each kind; `null` where ClickFunnels has none. */
const UPDATED: Readonly<Record<EntityKind, string | null>> = {
  contact: 'contact.updated',
  product: 'product.updated',
  variant: 'products/variant.updated',
  order: 'order.updated',
  invoice: 'orders/invoice.updated',
  transaction: 'orders/transaction.updated',
  fulfillment: 'fulfillment.updated',
  restock: 'orders/invoices/restock.updated',
  'form-submission': null,
  'applied-tag': null,
  course: 'course.updated',
  section: 'courses/section.updated',
  lesson: 'courses/lesson.updated',
  enrollment: 'courses/enrollment.updated',
};

/** The event that tells of the end of each kind; `null` where ClickFunnels has none. */
const DELETED: Readonly<Record<EntityKind, string | null>> = {
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
};

/** Something about an entity is different from now on; `set` says what. */
export const CHANGE: Action = {
  verb: 'change',
  takes: kindsOf(UPDATED),
  about: 'something about an entity is different from now on; set says what',
  fields: {},
  emits: eventsOf(UPDATED),
  perform: (world, entity) => {
    world.emit(eventOf(UPDATED, entity.kind), world.update(entity, {}));
  },
};

/** An entity is gone; the event carries it as it last was. */
export const DELETE: Action = {
  verb: 'delete',
  takes: kindsOf(DELETED),
  about: 'an entity is gone; nothing can happen to it afterwards',
  fields: {},
  emits: eventsOf(DELETED),
  perform: (world, entity) => {
    world.emit(eventOf(DELETED, entity.kind), entity);
    world.remove(entity);
  },
};

type EventsByKind = Readonly<Record<EntityKind, string | null>>;

function kindsOf(events: EventsByKind): EntityKind[] {
  return KINDS.filter((kind) => events[kind] !== null);
}

function eventsOf(events: EventsByKind): string[] {
  return KINDS.flatMap((kind) => events[kind] ?? []);
}

function eventOf(events: EventsByKind, kind: EntityKind): string {
  const event = events[kind];
  if (event !== null) return event;
  throw journeyError(`ClickFunnels has no event for that of the kind "${kind}".`);
}
