import type { JsonObject } from '../../internal/json.ts';
import type { PlaceReference } from '../../payloads/payload.ts';
import type { Buyer, ContactTag } from '../../payloads/scene/buyer.ts';
import type { LessonPlace } from '../../payloads/scene/lesson-place.ts';
import type { OrderOrigin } from '../../payloads/scene/origin.ts';
import type { Purchase } from '../../payloads/scene/purchase.ts';
import type { VisitHistory } from '../../payloads/scene/visits.ts';
import type { Offer } from '../../payloads/vocabulary/offers.ts';
import type { Random } from '../../random/random.ts';

/** What every entity of a world has. */
interface EntityBase {
  /** Its name in the journey; what an action makes on its own is called after its owner: `purchase/invoice-1`. */
  readonly name: string;
  /** Its own source of chance; what is drawn from a fork of it stays the same in every snapshot. */
  readonly random: Random;
  /** The record as the REST API shows it. What other entities say in it is filled in when it is shown. */
  readonly data: JsonObject;
}

/** Someone known to the workspace, perhaps not by name yet. */
export interface ContactEntity extends EntityBase {
  readonly kind: 'contact';
  readonly buyer: Buyer;
  readonly visits: VisitHistory;
  /** How often they came back. */
  readonly returns: number;
}

/** Something for sale. */
export interface ProductEntity extends EntityBase {
  readonly kind: 'product';
  readonly offer: Offer;
  /** ISO 4217, lower case: the currency of its main prices. */
  readonly currency: string;
  /** After how many payments a plan ends; `null` where chance decides. */
  readonly installments: number | null;
}

/** One version of a product. */
export interface VariantEntity extends EntityBase {
  readonly kind: 'variant';
  /** The name of the product. */
  readonly product: string;
}

/** A single purchase or a subscription. */
export interface OrderEntity extends EntityBase {
  readonly kind: 'order';
  /** The name of the contact who bought. */
  readonly contact: string;
  readonly purchase: Purchase;
  readonly origin: OrderOrigin;
  /** The names of its invoices, the oldest first. */
  readonly invoices: readonly string[];
  /** The moment from which periods count, in milliseconds since the epoch; `null` before the first is billed. */
  readonly anchoredAt: number | null;
  /** How many periods were billed since then. */
  readonly periods: number;
  /** How many invoices of periods were ever paid. */
  readonly recurringPaid: number;
}

/** An invoice of an order. */
export interface InvoiceEntity extends EntityBase {
  readonly kind: 'invoice';
  /** The name of the order. */
  readonly order: string;
  readonly purchase: Purchase;
  /** The names of its transactions, the oldest first. */
  readonly transactions: readonly string[];
  /** How much has gone back to the buyer. */
  readonly refundedCents: number;
}

/** A payment at a payment provider. */
export interface TransactionEntity extends EntityBase {
  readonly kind: 'transaction';
  /** The name of the order. */
  readonly order: string;
}

/** A shipment. */
export interface FulfillmentEntity extends EntityBase {
  readonly kind: 'fulfillment';
  /** The name of the order. */
  readonly order: string;
  /** The name of the invoice whose goods are shipped. */
  readonly invoice: string;
}

/** Items that went back to stock. */
export interface RestockEntity extends EntityBase {
  readonly kind: 'restock';
  /** The name of the order. */
  readonly order: string;
  /** The name of the invoice whose goods came back. */
  readonly invoice: string;
}

/** A form that a contact sent. */
export interface FormSubmissionEntity extends EntityBase {
  readonly kind: 'form-submission';
  /** The name of the contact. */
  readonly contact: string;
}

/** A tag on a contact. */
export interface AppliedTagEntity extends EntityBase {
  readonly kind: 'applied-tag';
  /** The name of the contact. */
  readonly contact: string;
  readonly tag: ContactTag;
}

/** A course. */
export interface CourseEntity extends EntityBase {
  readonly kind: 'course';
  readonly place: LessonPlace;
  /** How many sections were ever made. */
  readonly sectionsMade: number;
}

/** A section of a course. */
export interface SectionEntity extends EntityBase {
  readonly kind: 'section';
  /** The name of the course. */
  readonly course: string;
  readonly place: LessonPlace;
  /** How many lessons were ever made. */
  readonly lessonsMade: number;
}

/** A lesson of a section. */
export interface LessonEntity extends EntityBase {
  readonly kind: 'lesson';
  /** The name of the section. */
  readonly section: string;
  readonly place: LessonPlace;
}

/** A contact's access to a course. */
export interface EnrollmentEntity extends EntityBase {
  readonly kind: 'enrollment';
  /** The name of the contact. */
  readonly contact: string;
  /** The name of the course. */
  readonly course: string;
}

/** An appointment that a contact booked. */
export interface AppointmentEntity extends EntityBase {
  readonly kind: 'appointment';
  /** The name of the contact. */
  readonly contact: string;
}

/** A deal in a sales pipeline. */
export interface OpportunityEntity extends EntityBase {
  readonly kind: 'opportunity';
  /** The name of the contact who may buy. */
  readonly contact: string;
}

/** A post of the blog. */
export interface BlogPostEntity extends EntityBase {
  readonly kind: 'blog-post';
}

/** A post in the community. */
export interface CommunityPostEntity extends EntityBase {
  readonly kind: 'community-post';
  /** The name of the contact who wrote it. */
  readonly contact: string;
}

/** A comment on a post in the community. */
export interface CommunityCommentEntity extends EntityBase {
  readonly kind: 'community-comment';
  /** The name of the contact who wrote it. */
  readonly contact: string;
  /** The name of the post. */
  readonly post: string;
}

/** An application that is connected to the workspace. */
export interface ApplicationEntity extends EntityBase {
  readonly kind: 'application';
}

/** Anything that a world holds. */
export type Entity =
  | ContactEntity
  | ProductEntity
  | VariantEntity
  | OrderEntity
  | InvoiceEntity
  | TransactionEntity
  | FulfillmentEntity
  | RestockEntity
  | FormSubmissionEntity
  | AppliedTagEntity
  | CourseEntity
  | SectionEntity
  | LessonEntity
  | EnrollmentEntity
  | AppointmentEntity
  | OpportunityEntity
  | BlogPostEntity
  | CommunityPostEntity
  | CommunityCommentEntity
  | ApplicationEntity;

/** The kinds of entities, as journeys name them. */
export type EntityKind = Entity['kind'];

/** Every {@link EntityKind}. */
export const ENTITY_KINDS: readonly EntityKind[] = [
  'contact',
  'form-submission',
  'applied-tag',
  'product',
  'variant',
  'order',
  'invoice',
  'transaction',
  'fulfillment',
  'restock',
  'course',
  'section',
  'lesson',
  'enrollment',
  'appointment',
  'opportunity',
  'blog-post',
  'community-post',
  'community-comment',
  'application',
];

/** The entity of a kind. */
export type EntityOf<K extends EntityKind> = Extract<Entity, { readonly kind: K }>;

/** A page and its funnel, as the envelope names them. */
export interface CameFrom {
  readonly page: PlaceReference | null;
  readonly funnel: PlaceReference | null;
}

/** Narrows an entity to one of a kind. */
export function isKind<K extends EntityKind>(entity: Entity, kind: K): entity is EntityOf<K> {
  return entity.kind === kind;
}
