import type { EntityKind } from './entity.ts';

/** The base name of the schema of each kind of entity, in `schemas/v2`. */
export const RESOURCES: Readonly<Record<EntityKind, string>> = {
  contact: 'contact',
  product: 'product',
  variant: 'products-variant',
  order: 'order',
  invoice: 'orders-invoice',
  transaction: 'orders-transaction',
  fulfillment: 'fulfillment',
  restock: 'orders-invoices-restock',
  'form-submission': 'form-submission',
  'applied-tag': 'contacts-applied-tag',
  course: 'course',
  section: 'courses-section',
  lesson: 'courses-lesson',
  enrollment: 'courses-enrollment',
  appointment: 'appointments-scheduled-event',
  opportunity: 'sales-opportunity',
  'blog-post': 'blogs-post',
  'community-post': 'communities-post',
  'community-comment': 'communities-posts-comment',
  application: 'platform-application',
};
