import type { Action } from './action.ts';
import { type EventsByKind, eventOf, eventsOf, kindsOf } from './events-by-kind.ts';

/** The event that tells of an ordinary change of each kind; `null` where ClickFunnels has none. */
const UPDATED: EventsByKind = {
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
  appointment: null,
  opportunity: 'sales/opportunity.updated',
  'blog-post': 'blogs/post.updated',
  'community-post': null,
  'community-comment': null,
  application: null,
};

/** Something about an entity is different from now on; `set` says what. */
export const CHANGE: Action = {
  verb: 'change',
  takes: kindsOf(UPDATED),
  about: 'fields of an entity change, as given in set',
  fields: {},
  emits: eventsOf(UPDATED),
  perform: (world, entity) => {
    world.emit(eventOf(UPDATED, entity.kind), world.update(entity, {}));
  },
};
