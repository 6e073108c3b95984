// Generated from schemas/ by .build/generate-drafts.mjs. Do not edit; run `npm run generate`.
import type { JsonObject } from '../internal/json.ts';
import type { Random } from '../random/random.ts';
import { VOCABULARY } from './vocabulary/vocabulary.ts';

/** Makes the columns of a record that nothing else in it has to agree with. */
export type Drafter = (random: Random) => JsonObject;

/** A {@link Drafter} for every resource, by the base name of its schema. */
export const DRAFTERS: Readonly<Record<string, Drafter>> = {
  'appointments-scheduled-event': () => ({}),
  'blogs-post': (random) => ({
    blog_id: VOCABULARY.id(random),
  }),
  'communities-post': () => ({}),
  'communities-posts-comment': () => ({}),
  contact: () => ({}),
  'contacts-applied-tag': () => ({}),
  course: () => ({
    root_section_id: null,
    sharing_fingerprint: null,
    show_in_community: false,
    show_to_non_members: false,
    redirect_to_full_course: true,
    comments_enabled: false,
  }),
  'courses-enrollment': (random) => ({
    origination_source_type: 'Membership',
    origination_source_id: VOCABULARY.id(random),
  }),
  'courses-lesson': () => ({}),
  'courses-section': () => ({
    blocker_section_id: null,
    blocker_lesson_id: null,
    is_hidden_from_non_members: true,
    parent_id: null,
  }),
  'form-submission': () => ({}),
  fulfillment: (random) => ({
    location_id: VOCABULARY.id(random),
    fulfillment_number: VOCABULARY.count(random),
  }),
  order: () => ({
    billing_payment_method_id: null,
    workspace_sharing_id: null,
    resource_install_intent: null,
  }),
  'orders-invoice': () => ({}),
  'orders-invoices-restock': () => ({}),
  'orders-transaction': () => ({}),
  'platform-application': () => ({}),
  product: () => ({
    archived: false,
    visible_in_store: true,
    visible_in_customer_center: true,
    image_id: null,
    seo_image_id: null,
    commissionable: true,
    redirect_funnel_id: null,
  }),
  'products-variant': () => ({
    out_of_stock_sales: null,
    tax_category_id: null,
    taxable: null,
    archived: false,
    visible: true,
    country_of_manufacture_id: null,
  }),
  'sales-opportunity': (random) => ({
    name: VOCABULARY.opportunityName(random),
    pipeline_id: null,
    sort_order: VOCABULARY.sortOrder(random),
    assignee_id: null,
  }),
};
