import type { EVENT_CATALOG, EventTypeName } from './catalog.ts';
import type { ApiVersion } from './event-type.ts';
import type {
  AppointmentsScheduledEvent,
  BlogsPost,
  CommunitiesPost,
  CommunitiesPostsComment,
  Contact,
  ContactsAppliedTag,
  Course,
  CoursesEnrollment,
  CoursesLesson,
  CoursesSection,
  DocumentedEnvelope,
  FormSubmission,
  Fulfillment,
  ObservedEnvelope,
  Order,
  OrdersInvoice,
  OrdersInvoicesRestock,
  OrdersTransaction,
  PlatformApplication,
  Product,
  ProductsVariant,
  SalesOpportunity,
  V1Envelope,
  V1FormSubmission,
  V1Resource,
} from './payload-types.generated.ts';

export type { EventTypeName } from './catalog.ts';

/** The type of V2 `data` by the base name of its schema; the key is the catalog's `resource`. */
export interface PayloadByResource {
  'appointments-scheduled-event': AppointmentsScheduledEvent;
  'blogs-post': BlogsPost;
  'communities-post': CommunitiesPost;
  'communities-posts-comment': CommunitiesPostsComment;
  contact: Contact;
  'contacts-applied-tag': ContactsAppliedTag;
  course: Course;
  'courses-enrollment': CoursesEnrollment;
  'courses-lesson': CoursesLesson;
  'courses-section': CoursesSection;
  'form-submission': FormSubmission;
  fulfillment: Fulfillment;
  order: Order;
  'orders-invoice': OrdersInvoice;
  'orders-invoices-restock': OrdersInvoicesRestock;
  'orders-transaction': OrdersTransaction;
  'platform-application': PlatformApplication;
  product: Product;
  'products-variant': ProductsVariant;
  'sales-opportunity': SalesOpportunity;
}

/** The names of the event types that exist in a version of the webhook format. */
export type EventTypeNameIn<Version extends ApiVersion> = {
  [Name in EventTypeName]: Version extends EntryOf<Name>['versions'][number] ? Name : never;
}[EventTypeName];

/**
 * What `data` holds for an event type; `never` where the event does not exist in that version.
 *
 * @example
 * type Bought = PayloadOf<'order.completed'>; // Order
 * type Sent = PayloadOf<'form_submission.created', 'v1'>; // V1FormSubmission
 */
export type PayloadOf<Name extends EventTypeName, Version extends ApiVersion = 'v2'> = Name extends Name
  ? Name extends EventTypeNameIn<Version>
    ? Version extends 'v1'
      ? V1PayloadOf<Name>
      : PayloadByResource[ResourceOf<Name>]
    : never
  : never;

/**
 * The body of a delivery. A `switch` over `event_type` narrows `data` to the payload of that event type.
 * The V2 type holds the keys of both envelopes; those that only one of them has are optional.
 *
 * @example
 * function receive(event: WebhookEvent) {
 *   switch (event.event_type) {
 *     case 'order.created': return event.data.contact.email_address;
 *     case 'orders/invoice.paid': return event.data.order.contact.email_address;
 *   }
 * }
 */
export type WebhookEvent<
  Name extends EventTypeName = EventTypeName,
  Version extends ApiVersion = 'v2',
> = Version extends 'v1' ? V1EventOf<Name> : V2EventOf<Name>;

type EntryOf<Name extends EventTypeName> = Extract<(typeof EVENT_CATALOG)[number], { name: Name }>;
type ResourceOf<Name extends EventTypeName> = Extract<EntryOf<Name>['resource'], keyof PayloadByResource>;
type V1PayloadOf<Name extends EventTypeName> = EntryOf<Name>['resource'] extends 'form-submission'
  ? V1FormSubmission
  : V1Resource;

/** What the catalog narrows in an envelope. */
interface Narrowed<Name extends EventTypeName, Data> {
  data: Data;
  event_type: Name;
  subject_type: EntryOf<Name>['subjectType'];
}

type V1EventOf<Name extends EventTypeName> =
  Name extends EventTypeNameIn<'v1'>
    ? Omit<V1Envelope, keyof Narrowed<Name, unknown>> & Narrowed<Name, PayloadOf<Name, 'v1'>>
    : never;

type V2EventOf<Name extends EventTypeName> =
  Name extends EventTypeNameIn<'v2'>
    ? Omit<DocumentedEnvelope, keyof Narrowed<Name, unknown>> &
        Partial<Omit<ObservedEnvelope, keyof DocumentedEnvelope>> &
        Narrowed<Name, PayloadOf<Name, 'v2'>>
    : never;
