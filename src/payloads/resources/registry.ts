import { APPOINTMENTS_SCHEDULED_EVENT } from './appointments-scheduled-event.ts';
import { BLOGS_POST } from './blogs-post.ts';
import { COMMUNITIES_POST } from './communities-post.ts';
import { COMMUNITIES_POSTS_COMMENT } from './communities-posts-comment.ts';
import { CONTACT } from './contact.ts';
import { CONTACTS_APPLIED_TAG } from './contacts-applied-tag.ts';
import { COURSE } from './course.ts';
import { COURSES_ENROLLMENT } from './courses-enrollment.ts';
import { COURSES_LESSON } from './courses-lesson.ts';
import { COURSES_SECTION } from './courses-section.ts';
import { FORM_SUBMISSION } from './form-submission.ts';
import { FULFILLMENT } from './fulfillment.ts';
import { ORDER } from './order.ts';
import { ORDERS_INVOICE } from './orders-invoice.ts';
import { ORDERS_INVOICES_RESTOCK } from './orders-invoices-restock.ts';
import { ORDERS_TRANSACTION } from './orders-transaction.ts';
import { PLATFORM_APPLICATION } from './platform-application.ts';
import { PRODUCT } from './product.ts';
import { PRODUCTS_VARIANT } from './products-variant.ts';
import type { Refinement } from './refinement.ts';
import { SALES_OPPORTUNITY } from './sales-opportunity.ts';

/** The refinement of every resource, by the base name of its schema. */
export const REFINEMENTS: Readonly<Record<string, Refinement>> = {
  'appointments-scheduled-event': APPOINTMENTS_SCHEDULED_EVENT,
  'blogs-post': BLOGS_POST,
  'communities-post': COMMUNITIES_POST,
  'communities-posts-comment': COMMUNITIES_POSTS_COMMENT,
  contact: CONTACT,
  'contacts-applied-tag': CONTACTS_APPLIED_TAG,
  course: COURSE,
  'courses-enrollment': COURSES_ENROLLMENT,
  'courses-lesson': COURSES_LESSON,
  'courses-section': COURSES_SECTION,
  'form-submission': FORM_SUBMISSION,
  fulfillment: FULFILLMENT,
  order: ORDER,
  'orders-invoice': ORDERS_INVOICE,
  'orders-invoices-restock': ORDERS_INVOICES_RESTOCK,
  'orders-transaction': ORDERS_TRANSACTION,
  'platform-application': PLATFORM_APPLICATION,
  product: PRODUCT,
  'products-variant': PRODUCTS_VARIANT,
  'sales-opportunity': SALES_OPPORTUNITY,
};
