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
 * A journey of cf-webhook-sim: a business story whose steps change a workspace and raise the events that ClickFunnels would.
 */
export interface JourneyDefinition {
  /**
   * this schema, for editors
   */
  $schema?: string;
  /**
   * in kebab-case; the name of the file otherwise
   */
  name?: string;
  /**
   * one line that says what happens
   */
  title?: string;
  /**
   * a paragraph for those who want to know more
   */
  about?: string;
  /**
   * Values that each run may choose, by name; steps refer to them as ${name}.
   */
  parameters?: {
    [k: string]: Parameter;
  };
  /**
   * What the workspace has before the story begins. It raises no events.
   */
  given?: StepDefinition[];
  /**
   * What happens, one after the other.
   */
  steps: StepDefinition[];
}
/**
 * A value that each run may choose.
 */
export interface Parameter {
  /**
   * what it means
   */
  about?: string;
  /**
   * what it is without a choice; tells the type as well
   */
  default: string | number | boolean;
  /**
   * the values that it may have
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
 * Somebody comes to a page of the workspace. May raise contact.created, contact.identified.
 */
export interface CreateContact extends StepTiming {
  /**
   * a name for it, by which later steps know it
   */
  create: string;
  /**
   * Somebody comes to a page of the workspace.
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
     * they tell an email address and nothing else
     */
    email_only?: boolean | `${string}\${${string}}${string}`;
    /**
     * they have not said who they are; identify does that later
     */
    anonymous?: boolean | `${string}\${${string}}${string}`;
  } | null;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
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
   * how much later than what came before: 30s, 2h, 3d12h, 1 month
   */
  after?: string;
  /**
   * a moment of the story: ${membership.next_charge_at}
   */
  at?: `${string}\${${string}}${string}`;
  /**
   * parameters and the values that they must have; the step is left out otherwise
   */
  when?: {
    [k: string]: string | number | boolean | (string | number | boolean)[];
  };
}
/**
 * A contact sends a form, and is identified by it; each screen of a survey is a form. May raise form/submission.created, contact.updated, contact.identified.
 */
export interface CreateFormSubmission extends StepTiming {
  /**
   * a name for it, by which later steps know it
   */
  create: string;
  /**
   * A contact sends a form, and is identified by it; each screen of a survey is a form.
   */
  'form-submission': {
    /**
     * who sends it (the name of a contact)
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
       * how many; 1 otherwise
       */
      quantity?: number | `${string}\${${string}}${string}`;
    }[];
    /**
     * it asks for an appointment so far ahead, e.g. 3d
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
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The workspace sells something new, in one variant or several. May raise product.created, products/variant.created.
 */
export interface CreateProduct extends StepTiming {
  /**
   * a name for it, by which later steps know it
   */
  create: string;
  /**
   * The workspace sells something new, in one variant or several.
   */
  product: {
    /**
     * how it is paid: once (as a rule), in equal periods, or as a plan of instalments
     */
    billing?: ('once' | 'monthly' | 'quarterly' | 'yearly' | 'plan') | `${string}\${${string}}${string}`;
    /**
     * it has to be shipped
     */
    physical?: boolean | `${string}\${${string}}${string}`;
    /**
     * what it is called; an invented name otherwise
     */
    name?: string;
    /**
     * what one costs
     */
    price?: number | string;
    /**
     * after how many payments a plan ends; 3, 4 or 6 otherwise
     */
    instalments?: number | `${string}\${${string}}${string}`;
    /**
     * of the price that comes first; USD otherwise
     */
    currency?: ('USD' | 'CAD' | 'GBP' | 'EUR' | 'AUD') | `${string}\${${string}}${string}`;
    /**
     * the versions that it comes in, e.g. [S, M, L]
     */
    variants?: (string | number | boolean)[];
  } | null;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A product with several variants gets another one. May raise products/variant.created, product.updated.
 */
export interface CreateVariant extends StepTiming {
  /**
   * a name for it, by which later steps know it
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
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact orders something, and is identified by it; nothing is paid yet. May raise contact.updated, contact.identified, order.created, orders/invoice.created, order.updated, subscription.activated, subscription.trial_started.
 */
export interface CreateOrder extends StepTiming {
  /**
   * a name for it, by which later steps know it
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
       * how many; 1 otherwise
       */
      quantity?: number | `${string}\${${string}}${string}`;
    }[];
    /**
     * in which it is paid; that of the buyer’s country otherwise
     */
    currency?: ('USD' | 'CAD' | 'GBP' | 'EUR' | 'AUD') | `${string}\${${string}}${string}`;
    /**
     * what shipping costs; nothing otherwise
     */
    shipping?: number | string;
    /**
     * what a coupon takes off every invoice; nothing otherwise
     */
    discount?: number | string;
    /**
     * a subscription is free for so long, e.g. 14d
     */
    trial?: string;
    /**
     * who handles the money; payments_ai otherwise
     */
    processor?: ('payments_ai' | 'stripe' | 'external') | `${string}\${${string}}${string}`;
    /**
     * the application that creates it by the API, without a page (the name of a application)
     */
    by?: string;
  };
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * Somebody sets up a course; nobody sees it before publish. May raise course.created.
 */
export interface CreateCourse extends StepTiming {
  /**
   * a name for it, by which later steps know it
   */
  create: string;
  /**
   * Somebody sets up a course; nobody sees it before publish.
   */
  course: {} | null;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A course gets another section. May raise courses/section.created.
 */
export interface CreateSection extends StepTiming {
  /**
   * a name for it, by which later steps know it
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
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A section of a course gets another lesson. May raise courses/lesson.created.
 */
export interface CreateLesson extends StepTiming {
  /**
   * a name for it, by which later steps know it
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
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact may enter a course from now on. May raise courses/enrollment.created.
 */
export interface CreateEnrollment extends StepTiming {
  /**
   * a name for it, by which later steps know it
   */
  create: string;
  /**
   * A contact may enter a course from now on.
   */
  enrollment: {
    /**
     * who may enter (the name of a contact)
     */
    of: string;
    /**
     * the course (the name of a course)
     */
    in: string;
  };
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact books an appointment. May raise appointments/scheduled_event.created.
 */
export interface CreateAppointment extends StepTiming {
  /**
   * a name for it, by which later steps know it
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
     * how far ahead it begins, e.g. 3d; a few days otherwise
     */
    in?: string;
    /**
     * how long it takes; 30 to 60 otherwise
     */
    minutes?: number | `${string}\${${string}}${string}`;
  };
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact enters the sales pipeline, at its first stage. May raise sales/opportunity.created.
 */
export interface CreateOpportunity extends StepTiming {
  /**
   * a name for it, by which later steps know it
   */
  create: string;
  /**
   * A contact enters the sales pipeline, at its first stage.
   */
  opportunity: {
    /**
     * who may buy (the name of a contact)
     */
    of: string;
    /**
     * what the sale may bring
     */
    value?: number | string;
  };
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * Somebody drafts a blog post; readers do not see it before publish. May raise blogs/post.created.
 */
export interface CreateBlogPost extends StepTiming {
  /**
   * a name for it, by which later steps know it
   */
  create: string;
  /**
   * Somebody drafts a blog post; readers do not see it before publish.
   */
  'blog-post': {} | null;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact writes a post in the community. May raise communities/post.created.
 */
export interface CreateCommunityPost extends StepTiming {
  /**
   * a name for it, by which later steps know it
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
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact comments on a post in the community. May raise communities/posts/comment.created.
 */
export interface CreateCommunityComment extends StepTiming {
  /**
   * a name for it, by which later steps know it
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
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A team connects an application, which may create orders; no event tells of it. May raise .
 */
export interface CreateApplication extends StepTiming {
  /**
   * a name for it, by which later steps know it
   */
  create: string;
  /**
   * A team connects an application, which may create orders; no event tells of it.
   */
  application: {} | null;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * Something about an entity is different from now on; set says what. May raise contact.updated, product.updated, products/variant.updated, order.updated, orders/invoice.updated, orders/transaction.updated, fulfillment.updated, orders/invoices/restock.updated, course.updated, courses/section.updated, courses/lesson.updated, courses/enrollment.updated, sales/opportunity.updated, blogs/post.updated.
 */
export interface Change extends StepTiming {
  /**
   * the name of something of the kind contact, product, variant, order, invoice, transaction, fulfillment, restock, course, section, lesson, enrollment, opportunity, blog-post
   */
  change: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * An entity is gone, and what belongs to it; nothing can happen to it afterwards. May raise contact.deleted, contact/applied_tag.deleted, order.deleted, course.deleted, courses/section.deleted, courses/lesson.deleted, courses/enrollment.deleted, sales/opportunity.deleted, blogs/post.deleted.
 */
export interface Delete extends StepTiming {
  /**
   * the name of something of the kind contact, applied-tag, order, course, section, lesson, enrollment, opportunity, blog-post
   */
  delete: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * An anonymous contact says who they are. May raise contact.updated, contact.identified.
 */
export interface Identify extends StepTiming {
  /**
   * the name of something of the kind contact
   */
  identify: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact receives a tag. May raise contact/applied_tag.created.
 */
export interface Tag extends StepTiming {
  /**
   * the name of something of the kind contact
   */
  tag: string;
  /**
   * the name of the tag
   */
  with: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact loses a tag. May raise contact/applied_tag.deleted.
 */
export interface Untag extends StepTiming {
  /**
   * the name of something of the kind contact
   */
  untag: string;
  /**
   * the name of the tag
   */
  with: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The buyer pays the open invoice of an order. May raise orders/transaction.created, orders/invoice.updated, orders/invoice.paid, one-time-order.invoice.paid, subscription/invoice.paid, order.updated, subscription.activated, subscription.first_payment_received, subscription.completed, order.completed, one-time-order.completed.
 */
export interface Pay extends StepTiming {
  /**
   * the name of something of the kind order
   */
  pay: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The charge for the open invoice of an order is refused by the bank. May raise orders/transaction.created, orders/invoice.updated, renewal-invoice-payment-declined, order.updated.
 */
export interface Decline extends StepTiming {
  /**
   * the name of something of the kind order
   */
  decline: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The open invoice of an order has been unpaid for more than a day. May raise orders/invoice.updated, orders/invoice.past_due, order.updated.
 */
export interface PastDue extends StepTiming {
  /**
   * the name of something of the kind order
   */
  'past-due': string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The past-due invoice of an order is given up at the end of its grace period. May raise orders/invoice.updated, orders/invoice.abandoned, order.updated.
 */
export interface Abandon extends StepTiming {
  /**
   * the name of something of the kind order
   */
  abandon: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * An abandoned invoice is made out again. May raise orders/invoice.updated, orders/invoice.reissued, order.updated.
 */
export interface Reissue extends StepTiming {
  /**
   * the name of something of the kind order
   */
  reissue: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The open invoice of an order is declared void (Stripe and external orders). May raise orders/invoice.updated, orders/invoice.voided, order.updated.
 */
export interface Void extends StepTiming {
  /**
   * the name of something of the kind order
   */
  void: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * Money of the newest paid invoice goes back to the buyer. May raise orders/transaction.updated, orders/invoice.updated, orders/invoice.refunded, order.updated, one_time_order.refunded.
 */
export interface Refund extends StepTiming {
  /**
   * the name of something of the kind order
   */
  refund: string;
  /**
   * how much; all that is left otherwise
   */
  amount?: number | string;
  /**
   * why
   */
  reason?: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The goods of a paid order are handed to a carrier, all at once. May raise fulfillment.created, orders/invoice.updated, orders/invoice.fulfilled.
 */
export interface Fulfill extends StepTiming {
  /**
   * the name of something of the kind order
   */
  fulfill: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The goods of a refunded order come back into stock. May raise orders/invoices/restock.created.
 */
export interface Restock extends StepTiming {
  /**
   * the name of something of the kind order
   */
  restock: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The next period of a subscription is billed and charged. May raise orders/invoice.created, orders/transaction.created, orders/invoice.updated, orders/invoice.paid, one-time-order.invoice.paid, subscription/invoice.paid, order.updated, subscription.activated, subscription.first_payment_received, subscription.completed, order.completed, one-time-order.completed, renewal-invoice-payment-declined.
 */
export interface Renew extends StepTiming {
  /**
   * the name of something of the kind order
   */
  renew: string;
  /**
   * of the charge; paid otherwise
   */
  outcome?: ('paid' | 'declined') | `${string}\${${string}}${string}`;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * The trial of a subscription is over: it is paid for from now on, or ends. May raise order.updated, subscription.trial_ended, orders/invoice.created, orders/transaction.created, orders/invoice.updated, orders/invoice.paid, one-time-order.invoice.paid, subscription/invoice.paid, subscription.activated, subscription.first_payment_received, subscription.completed, order.completed, one-time-order.completed, subscription.trial_converted, subscription.canceled.
 */
export interface EndTrial extends StepTiming {
  /**
   * the name of something of the kind order
   */
  'end-trial': string;
  /**
   * what becomes of it; converts otherwise
   */
  outcome?: ('converts' | 'cancels') | `${string}\${${string}}${string}`;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A subscription moves to a dearer product; the difference is billed and paid at once. May raise order.updated, subscription.line_items.changed, subscription.modified, subscription.upgraded, orders/invoice.created, orders/transaction.created, orders/invoice.updated, orders/invoice.paid, one-time-order.invoice.paid, subscription/invoice.paid, subscription.activated, subscription.first_payment_received, subscription.completed, order.completed, one-time-order.completed.
 */
export interface Upgrade extends StepTiming {
  /**
   * the name of something of the kind order
   */
  upgrade: string;
  /**
   * what it moves to (the name of a product)
   */
  to: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A subscription moves to a cheaper product, which is billed from the next period on. May raise order.updated, subscription.line_items.changed, subscription.modified, subscription.downgraded.
 */
export interface Downgrade extends StepTiming {
  /**
   * the name of something of the kind order
   */
  downgrade: string;
  /**
   * what it moves to (the name of a product)
   */
  to: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A subscription is held for a while; nothing is charged. May raise order.updated, subscription.modified.
 */
export interface Pause extends StepTiming {
  /**
   * the name of something of the kind order
   */
  pause: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A subscription that was paused, canceled or lost runs again. May raise order.updated, subscription.reactivated.
 */
export interface Reactivate extends StepTiming {
  /**
   * the name of something of the kind order
   */
  reactivate: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A subscription or an appointment is canceled, or a shipment or return is called off. May raise order.updated, subscription.canceled, fulfillment.updated, orders/invoice.updated, orders/invoices/restock.updated, appointments/scheduled_event.canceled.
 */
export interface Cancel extends StepTiming {
  /**
   * the name of something of the kind order, fulfillment, restock, appointment
   */
  cancel: string;
  /**
   * why, for a subscription; one of ClickFunnels’ reasons otherwise
   */
  reason?: string;
  /**
   * what the customer says, for a subscription
   */
  description?: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A subscription is lost because nobody pays for it. May raise order.updated, subscription.churned.
 */
export interface Churn extends StepTiming {
  /**
   * the name of something of the kind order
   */
  churn: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * Students can see a course, a section or a lesson from now on, or readers a blog post. May raise course.updated, course.published, courses/section.updated, courses/section.published, courses/lesson.updated, courses/lesson.published, blogs/post.updated, blogs/post.published.
 */
export interface Publish extends StepTiming {
  /**
   * the name of something of the kind course, section, lesson, blog-post
   */
  publish: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact may not enter a course for now, but stays enrolled. May raise courses/enrollment.updated, courses/enrollment.suspended.
 */
export interface Suspend extends StepTiming {
  /**
   * the name of something of the kind enrollment
   */
  suspend: string;
  /**
   * why
   */
  reason?: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A contact may enter a course again. May raise courses/enrollment.updated.
 */
export interface Resume extends StepTiming {
  /**
   * the name of something of the kind enrollment
   */
  resume: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A student reaches the end of a course. May raise courses/enrollment.course_completed.
 */
export interface Complete extends StepTiming {
  /**
   * the name of something of the kind enrollment
   */
  complete: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * An appointment takes place later than planned. May raise appointments/scheduled_event.rescheduled.
 */
export interface Reschedule extends StepTiming {
  /**
   * the name of something of the kind appointment
   */
  reschedule: string;
  /**
   * how much later; a day otherwise
   */
  by?: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * An opportunity moves to another stage. May raise sales/opportunity.updated, sales/opportunity.moved_stage.
 */
export interface Move extends StepTiming {
  /**
   * the name of something of the kind opportunity
   */
  move: string;
  /**
   * the stage
   */
  to: ('New lead' | 'Call booked' | 'Proposal sent' | 'Negotiation') | `${string}\${${string}}${string}`;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * An opportunity is won or lost. May raise sales/opportunity.updated, sales/opportunity.moved_stage, sales/opportunity.closed.
 */
export interface Close extends StepTiming {
  /**
   * the name of something of the kind opportunity
   */
  close: string;
  /**
   * how it ended
   */
  as: ('Won' | 'Lost') | `${string}\${${string}}${string}`;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * A team disconnects an application. May raise platform_application.disconnected.
 */
export interface Disconnect extends StepTiming {
  /**
   * the name of something of the kind application
   */
  disconnect: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * Raises one more event.
 */
export interface Emit extends StepTiming {
  /**
   * the event type
   */
  emit: string;
  /**
   * the name of what the event is about
   */
  of?: string;
  /**
   * fields of the record, by their paths in the payload: {first_name: Ada}
   */
  set?: {
    [k: string]: unknown;
  };
}
/**
 * Steps that happen several times.
 */
export interface Repeat extends StepTiming {
  /**
   * how often
   */
  repeat: number | `${string}\${${string}}${string}`;
  /**
   * what is repeated; ${index} counts from 1
   */
  steps: StepDefinition[];
}
