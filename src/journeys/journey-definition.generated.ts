// Generated from schemas/journey.schema.json by .build/generate-journey-types.mjs. Do not edit; run `npm run generate`.

/**
 * One step of a journey.
 */
export type StepDefinition =
  | CreateContact
  | CreateFormSubmission
  | CreateProduct
  | CreateVariant
  | CreateOrder
  | CreateCourse
  | CreateSection
  | CreateLesson
  | CreateEnrollment
  | CreateAppointment
  | CreateOpportunity
  | CreateBlogPost
  | CreateCommunityPost
  | CreateCommunityComment
  | CreateApplication
  | Change
  | Delete
  | Identify
  | Tag
  | Untag
  | Pay
  | Decline
  | PastDue
  | Abandon
  | Reissue
  | Void
  | Refund
  | Fulfill
  | Restock
  | Renew
  | EndTrial
  | Upgrade
  | Downgrade
  | Pause
  | Reactivate
  | Cancel
  | Churn
  | Publish
  | Suspend
  | Resume
  | Complete
  | Reschedule
  | Move
  | Close
  | Disconnect
  | Emit
  | Repeat;

/**
 * A journey of cf-webhook-sim: steps that change a workspace and trigger the events that ClickFunnels would send.
 */
export interface JourneyDefinition {
  /**
   * this schema, for editors
   */
  $schema?: string;
  /**
   * in kebab-case (default: the name of the file)
   */
  name?: string;
  /**
   * one line that summarizes it
   */
  title?: string;
  /**
   * a paragraph of details
   */
  about?: string;
  /**
   * Values that each run may choose, by name; steps refer to them as ${name}.
   */
  parameters?: {
    [k: string]: Parameter;
  };
  /**
   * What the workspace contains at the start. It triggers no events.
   */
  given?: StepDefinition[];
  /**
   * The steps, in order.
   */
  steps: StepDefinition[];
}
/**
 * A value that each run can set.
 */
export interface Parameter {
  /**
   * description
   */
  about?: string;
  /**
   * default value; it also sets the type
   */
  default: string | number | boolean;
  /**
   * allowed values
   */
  options?: (string | number | boolean)[];
  /**
   * for numbers
   */
  minimum?: number;
  /**
   * for numbers
   */
  maximum?: number;
}
/**
 * A visitor opens a page of the workspace. Can trigger contact.created, contact.identified.
 */
export interface CreateContact extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * A visitor opens a page of the workspace.
   */
  contact: {
    /**
     * where they live, which decides language, address and currency
     */
    country?:
      | (
          | 'AT'
          | 'AU'
          | 'BR'
          | 'CA'
          | 'CH'
          | 'CL'
          | 'DE'
          | 'DK'
          | 'ES'
          | 'FR'
          | 'GB'
          | 'GR'
          | 'IE'
          | 'IL'
          | 'IN'
          | 'IT'
          | 'JP'
          | 'KR'
          | 'KW'
          | 'MX'
          | 'NL'
          | 'NZ'
          | 'PL'
          | 'PT'
          | 'SE'
          | 'UA'
          | 'US'
        )
      | `${string}\${${string}}${string}`;
    /**
     * they live where this currency is used, e.g. EUR
     */
    currency?:
      | (
          | 'AUD'
          | 'BRL'
          | 'CAD'
          | 'CHF'
          | 'CLP'
          | 'DKK'
          | 'EUR'
          | 'GBP'
          | 'ILS'
          | 'INR'
          | 'JPY'
          | 'KRW'
          | 'KWD'
          | 'MXN'
          | 'NZD'
          | 'PLN'
          | 'SEK'
          | 'UAH'
          | 'USD'
        )
      | `${string}\${${string}}${string}`;
    /**
     * they leave only an email address
     */
    email_only?: boolean | `${string}\${${string}}${string}`;
    /**
     * they are not identified yet; "identify" does that later
     */
    anonymous?: boolean | `${string}\${${string}}${string}`;
  } | null;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * When a step happens, and whether it does.
 */
export interface StepTiming {
  /**
   * delay since the previous step: 30s, 2h, 3d12h, 1 month
   */
  after?: string;
  /**
   * a moment of the story: ${membership.next_charge_at}
   */
  at?: `${string}\${${string}}${string}`;
  /**
   * run this step only for these parameter values
   */
  when?: {
    [k: string]: string | number | boolean | (string | number | boolean)[];
  };
}
/**
 * A contact submits a form, which identifies them; each screen of a survey is a form. Can trigger form/submission.created, contact.updated, contact.identified.
 */
export interface CreateFormSubmission extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * A contact submits a form, which identifies them; each screen of a survey is a form.
   */
  'form-submission': {
    /**
     * who submits it (the name of a contact)
     */
    of: string;
    /**
     * what it orders; the order itself is another step
     */
    items?: {
      /**
       * what is bought (the name of a product)
       */
      product: string;
      /**
       * which of its variants, counted from 1
       */
      variant?: number | `${string}\${${string}}${string}`;
      /**
       * quantity (default: 1)
       */
      quantity?: number | `${string}\${${string}}${string}`;
    }[];
    /**
     * it requests an appointment this far ahead, e.g. 3d
     */
    books?: string;
    /**
     * it belongs to this survey
     */
    survey?: ('coaching-application' | 'product-quiz') | `${string}\${${string}}${string}`;
    /**
     * which screen of the survey, counted from 1
     */
    screen?: number | `${string}\${${string}}${string}`;
  };
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The workspace sells something new, in one variant or several. Can trigger product.created, products/variant.created.
 */
export interface CreateProduct extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * The workspace sells something new, in one variant or several.
   */
  product: {
    /**
     * how it is paid: once (default), in equal periods, or in installments
     */
    billing?: ('once' | 'monthly' | 'quarterly' | 'yearly' | 'plan') | `${string}\${${string}}${string}`;
    /**
     * it has to be shipped
     */
    physical?: boolean | `${string}\${${string}}${string}`;
    /**
     * name (default: an invented one)
     */
    name?: string;
    /**
     * what one costs
     */
    price?: number | string;
    /**
     * number of payments of a plan (default: 3, 4 or 6)
     */
    installments?: number | `${string}\${${string}}${string}`;
    /**
     * currency of the first price (default: USD)
     */
    currency?: ('USD' | 'CAD' | 'GBP' | 'EUR' | 'AUD') | `${string}\${${string}}${string}`;
    /**
     * its variants, e.g. [S, M, L]
     */
    variants?: (string | number | boolean)[];
  } | null;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A product with several variants gets another one. Can trigger products/variant.created, product.updated.
 */
export interface CreateVariant extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * A product with several variants gets another one.
   */
  variant: {
    /**
     * the product (the name of a product)
     */
    of: string;
    /**
     * what sets it apart, e.g. XL
     */
    value: string;
  };
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact orders something, and is identified by it; nothing is paid yet. Can trigger contact.updated, contact.identified, order.created, orders/invoice.created, order.updated, subscription.activated, subscription.trial_started.
 */
export interface CreateOrder extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * A contact orders something, and is identified by it; nothing is paid yet.
   */
  order: {
    /**
     * who buys (the name of a contact)
     */
    of: string;
    /**
     * what is bought: single purchases, or one subscription
     */
    items: {
      /**
       * what is bought (the name of a product)
       */
      product: string;
      /**
       * which of its variants, counted from 1
       */
      variant?: number | `${string}\${${string}}${string}`;
      /**
       * quantity (default: 1)
       */
      quantity?: number | `${string}\${${string}}${string}`;
    }[];
    /**
     * currency of the payment (default: that of the buyer’s country)
     */
    currency?: ('USD' | 'CAD' | 'GBP' | 'EUR' | 'AUD') | `${string}\${${string}}${string}`;
    /**
     * shipping cost (default: none)
     */
    shipping?: number | string;
    /**
     * discount of a coupon on every invoice (default: none)
     */
    discount?: number | string;
    /**
     * length of the free trial of a subscription, e.g. 14d
     */
    trial?: string;
    /**
     * payment processor (default: payments_ai)
     */
    processor?: ('payments_ai' | 'stripe' | 'external') | `${string}\${${string}}${string}`;
    /**
     * the application that creates it through the API, without a page (the name of a application)
     */
    by?: string;
  };
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A course is created; students see it after publish. Can trigger course.created.
 */
export interface CreateCourse extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * A course is created; students see it after publish.
   */
  course: {} | null;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A course gets another section. Can trigger courses/section.created.
 */
export interface CreateSection extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * A course gets another section.
   */
  section: {
    /**
     * the course (the name of a course)
     */
    of: string;
  };
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A section of a course gets another lesson. Can trigger courses/lesson.created.
 */
export interface CreateLesson extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * A section of a course gets another lesson.
   */
  lesson: {
    /**
     * the section (the name of a section)
     */
    of: string;
  };
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact is enrolled in a course. Can trigger courses/enrollment.created.
 */
export interface CreateEnrollment extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * A contact is enrolled in a course.
   */
  enrollment: {
    /**
     * the student (the name of a contact)
     */
    of: string;
    /**
     * the course (the name of a course)
     */
    in: string;
  };
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact books an appointment. Can trigger appointments/scheduled_event.created.
 */
export interface CreateAppointment extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * A contact books an appointment.
   */
  appointment: {
    /**
     * who books (the name of a contact)
     */
    of: string;
    /**
     * the form that asked for it; its times are used (the name of a form-submission)
     */
    form?: string;
    /**
     * how far ahead it begins, e.g. 3d (default: a few days)
     */
    in?: string;
    /**
     * length in minutes (default: 30 to 60)
     */
    minutes?: number | `${string}\${${string}}${string}`;
  };
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact enters the sales pipeline, at its first stage. Can trigger sales/opportunity.created.
 */
export interface CreateOpportunity extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * A contact enters the sales pipeline, at its first stage.
   */
  opportunity: {
    /**
     * the prospect (the name of a contact)
     */
    of: string;
    /**
     * expected value of the sale
     */
    value?: number | string;
  };
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * Someone drafts a blog post; readers do not see it before publish. Can trigger blogs/post.created.
 */
export interface CreateBlogPost extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * Someone drafts a blog post; readers do not see it before publish.
   */
  'blog-post': {} | null;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact writes a post in the community. Can trigger communities/post.created.
 */
export interface CreateCommunityPost extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * A contact writes a post in the community.
   */
  'community-post': {
    /**
     * who writes (the name of a contact)
     */
    of: string;
  };
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact comments on a post in the community. Can trigger communities/posts/comment.created.
 */
export interface CreateCommunityComment extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * A contact comments on a post in the community.
   */
  'community-comment': {
    /**
     * who writes (the name of a contact)
     */
    of: string;
    /**
     * the post (the name of a community-post)
     */
    on: string;
  };
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A team connects an application, which may create orders; ClickFunnels has no event for that. Triggers no event.
 */
export interface CreateApplication extends StepTiming {
  /**
   * its name, for later steps
   */
  create: string;
  /**
   * A team connects an application, which may create orders; ClickFunnels has no event for that.
   */
  application: {} | null;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * Fields of an entity change, as given in set. Can trigger contact.updated, product.updated, products/variant.updated, order.updated, orders/invoice.updated, orders/transaction.updated, fulfillment.updated, orders/invoices/restock.updated, course.updated, courses/section.updated, courses/lesson.updated, courses/enrollment.updated, sales/opportunity.updated, blogs/post.updated.
 */
export interface Change extends StepTiming {
  /**
   * a name of the kind contact, product, variant, order, invoice, transaction, fulfillment, restock, course, section, lesson, enrollment, opportunity or blog-post
   */
  change: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * An entity is deleted with everything that belongs to it; later steps cannot use it. Can trigger contact.deleted, contact/applied_tag.deleted, order.deleted, course.deleted, courses/section.deleted, courses/lesson.deleted, courses/enrollment.deleted, sales/opportunity.deleted, blogs/post.deleted.
 */
export interface Delete extends StepTiming {
  /**
   * a name of the kind contact, applied-tag, order, course, section, lesson, enrollment, opportunity or blog-post
   */
  delete: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * An anonymous contact is identified by an email address or phone number. Can trigger contact.updated, contact.identified.
 */
export interface Identify extends StepTiming {
  /**
   * a name of the kind contact
   */
  identify: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact receives a tag. Can trigger contact/applied_tag.created.
 */
export interface Tag extends StepTiming {
  /**
   * a name of the kind contact
   */
  tag: string;
  /**
   * the name of the tag
   */
  with: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact loses a tag. Can trigger contact/applied_tag.deleted.
 */
export interface Untag extends StepTiming {
  /**
   * a name of the kind contact
   */
  untag: string;
  /**
   * the name of the tag
   */
  with: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The buyer pays the open invoice of an order. Can trigger orders/transaction.created, orders/invoice.updated, orders/invoice.paid, one-time-order.invoice.paid, subscription/invoice.paid, order.updated, subscription.activated, subscription.first_payment_received, subscription.completed, order.completed, one-time-order.completed.
 */
export interface Pay extends StepTiming {
  /**
   * a name of the kind order
   */
  pay: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The bank declines the charge for the open invoice of an order. Can trigger orders/transaction.created, orders/invoice.updated, renewal-invoice-payment-declined, order.updated.
 */
export interface Decline extends StepTiming {
  /**
   * a name of the kind order
   */
  decline: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The open invoice of an order has been unpaid for more than a day. Can trigger orders/invoice.updated, orders/invoice.past_due, order.updated.
 */
export interface PastDue extends StepTiming {
  /**
   * a name of the kind order
   */
  'past-due': string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * Abandon the past-due invoice of an order at the end of its grace period.. Can trigger orders/invoice.updated, orders/invoice.abandoned, order.updated.
 */
export interface Abandon extends StepTiming {
  /**
   * a name of the kind order
   */
  abandon: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * An abandoned invoice is reissued. Can trigger orders/invoice.updated, orders/invoice.reissued, order.updated.
 */
export interface Reissue extends StepTiming {
  /**
   * a name of the kind order
   */
  reissue: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The open invoice of an order is voided (Stripe and external orders). Can trigger orders/invoice.updated, orders/invoice.voided, order.updated.
 */
export interface Void extends StepTiming {
  /**
   * a name of the kind order
   */
  void: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The newest paid invoice is refunded to the buyer, fully or partly. Can trigger orders/transaction.updated, orders/invoice.updated, orders/invoice.refunded, order.updated, one_time_order.refunded.
 */
export interface Refund extends StepTiming {
  /**
   * a name of the kind order
   */
  refund: string;
  /**
   * amount (default: everything that is left)
   */
  amount?: number | string;
  /**
   * why
   */
  reason?: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * All goods of a paid order are shipped. Can trigger fulfillment.created, orders/invoice.updated, orders/invoice.fulfilled.
 */
export interface Fulfill extends StepTiming {
  /**
   * a name of the kind order
   */
  fulfill: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The goods of a refunded order are restocked. Can trigger orders/invoices/restock.created.
 */
export interface Restock extends StepTiming {
  /**
   * a name of the kind order
   */
  restock: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The next period of a subscription is billed and charged. Can trigger orders/invoice.created, orders/transaction.created, orders/invoice.updated, orders/invoice.paid, one-time-order.invoice.paid, subscription/invoice.paid, order.updated, subscription.activated, subscription.first_payment_received, subscription.completed, order.completed, one-time-order.completed, renewal-invoice-payment-declined.
 */
export interface Renew extends StepTiming {
  /**
   * a name of the kind order
   */
  renew: string;
  /**
   * result of the charge (default: paid)
   */
  outcome?: ('paid' | 'declined') | `${string}\${${string}}${string}`;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The trial of a subscription ends: it is charged from now on, or canceled. Can trigger order.updated, subscription.trial_ended, orders/invoice.created, orders/transaction.created, orders/invoice.updated, orders/invoice.paid, one-time-order.invoice.paid, subscription/invoice.paid, subscription.activated, subscription.first_payment_received, subscription.completed, order.completed, one-time-order.completed, subscription.trial_converted, subscription.canceled.
 */
export interface EndTrial extends StepTiming {
  /**
   * a name of the kind order
   */
  'end-trial': string;
  /**
   * outcome (default: converts)
   */
  outcome?: ('converts' | 'cancels') | `${string}\${${string}}${string}`;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A subscription moves to a more expensive product; the difference is billed and paid at once. Can trigger order.updated, subscription.line_items.changed, subscription.modified, subscription.upgraded, orders/invoice.created, orders/transaction.created, orders/invoice.updated, orders/invoice.paid, one-time-order.invoice.paid, subscription/invoice.paid, subscription.activated, subscription.first_payment_received, subscription.completed, order.completed, one-time-order.completed.
 */
export interface Upgrade extends StepTiming {
  /**
   * a name of the kind order
   */
  upgrade: string;
  /**
   * the new product (the name of a product)
   */
  to: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A subscription moves to a cheaper product, which is billed from the next period. Can trigger order.updated, subscription.line_items.changed, subscription.modified, subscription.downgraded.
 */
export interface Downgrade extends StepTiming {
  /**
   * a name of the kind order
   */
  downgrade: string;
  /**
   * the new product (the name of a product)
   */
  to: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A subscription is paused; nothing is charged. Can trigger order.updated, subscription.modified.
 */
export interface Pause extends StepTiming {
  /**
   * a name of the kind order
   */
  pause: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A paused, canceled or churned subscription is active again. Can trigger order.updated, subscription.reactivated.
 */
export interface Reactivate extends StepTiming {
  /**
   * a name of the kind order
   */
  reactivate: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A subscription or an appointment is canceled, or a shipment or return is canceled. Can trigger order.updated, subscription.canceled, fulfillment.updated, orders/invoice.updated, orders/invoices/restock.updated, appointments/scheduled_event.canceled.
 */
export interface Cancel extends StepTiming {
  /**
   * a name of the kind order, fulfillment, restock or appointment
   */
  cancel: string;
  /**
   * reason, for a subscription (default: one of ClickFunnels’ reasons)
   */
  reason?: string;
  /**
   * what the customer says, for a subscription
   */
  description?: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A subscription churns because it is not paid. Can trigger order.updated, subscription.churned.
 */
export interface Churn extends StepTiming {
  /**
   * a name of the kind order
   */
  churn: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A course, a section or a lesson becomes visible to students, or a blog post to readers. Can trigger course.updated, course.published, courses/section.updated, courses/section.published, courses/lesson.updated, courses/lesson.published, blogs/post.updated, blogs/post.published.
 */
export interface Publish extends StepTiming {
  /**
   * a name of the kind course, section, lesson or blog-post
   */
  publish: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact loses access to a course, but stays enrolled. Can trigger courses/enrollment.updated, courses/enrollment.suspended.
 */
export interface Suspend extends StepTiming {
  /**
   * a name of the kind enrollment
   */
  suspend: string;
  /**
   * why
   */
  reason?: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact regains access to a course. Can trigger courses/enrollment.updated.
 */
export interface Resume extends StepTiming {
  /**
   * a name of the kind enrollment
   */
  resume: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A student reaches the end of a course. Can trigger courses/enrollment.course_completed.
 */
export interface Complete extends StepTiming {
  /**
   * a name of the kind enrollment
   */
  complete: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * An appointment is rescheduled. Can trigger appointments/scheduled_event.rescheduled.
 */
export interface Reschedule extends StepTiming {
  /**
   * a name of the kind appointment
   */
  reschedule: string;
  /**
   * how much later (default: 1d)
   */
  by?: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * An opportunity moves to another stage. Can trigger sales/opportunity.updated, sales/opportunity.moved_stage.
 */
export interface Move extends StepTiming {
  /**
   * a name of the kind opportunity
   */
  move: string;
  /**
   * the stage
   */
  to: ('New lead' | 'Call booked' | 'Proposal sent' | 'Negotiation') | `${string}\${${string}}${string}`;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * An opportunity is won or lost. Can trigger sales/opportunity.updated, sales/opportunity.moved_stage, sales/opportunity.closed.
 */
export interface Close extends StepTiming {
  /**
   * a name of the kind opportunity
   */
  close: string;
  /**
   * how it ended
   */
  as: ('Won' | 'Lost') | `${string}\${${string}}${string}`;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A team disconnects an application. Can trigger platform_application.disconnected.
 */
export interface Disconnect extends StepTiming {
  /**
   * a name of the kind application
   */
  disconnect: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * Trigger one more event.
 */
export interface Emit extends StepTiming {
  /**
   * event type
   */
  emit: string;
  /**
   * name of the entity that the event is about
   */
  of?: string;
  /**
   * fields of the record, by path in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * Steps to repeat.
 */
export interface Repeat extends StepTiming {
  /**
   * number of repetitions
   */
  repeat: number | `${string}\${${string}}${string}`;
  /**
   * what is repeated; ${index} counts from 1
   */
  steps: StepDefinition[];
}
