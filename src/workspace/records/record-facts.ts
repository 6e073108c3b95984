import type { RecordClass } from '../../events/record-class.ts';

/** What is known of the records of a Rails class. */
export interface RecordFacts {
  /** The base name of the schema of its records in `schemas/v2`; `null` where there is none. */
  readonly resource: string | null;
  /** The key that names the record to which it belongs, where lists are lists of that record's. */
  readonly parentKey?: string;
}

/** The classes whose records a workspace remembers from its events. */
export const RECORD_FACTS = {
  Contact: { resource: 'contact' },
  'Contacts::Tag': { resource: null },
  'Contacts::AppliedTag': { resource: 'contacts-applied-tag', parentKey: 'contact_id' },
  Order: { resource: 'order' },
  'Orders::Invoice': { resource: 'orders-invoice', parentKey: 'order_id' },
  'Orders::Transaction': { resource: 'orders-transaction', parentKey: 'order_id' },
  Product: { resource: 'product' },
  'Products::Variant': { resource: 'products-variant', parentKey: 'product_id' },
  Course: { resource: 'course' },
  'Courses::Enrollment': { resource: 'courses-enrollment', parentKey: 'course_id' },
} as const satisfies Partial<Record<RecordClass, RecordFacts>>;

/** A class of {@link RECORD_FACTS}. */
export type KeptClass = keyof typeof RECORD_FACTS;

/** What is known of a class. */
export function recordFacts(recordClass: KeptClass): RecordFacts {
  return RECORD_FACTS[recordClass];
}

/** Narrows a name to a class whose records are kept. */
export function isKeptClass(name: string | null): name is KeptClass {
  return name !== null && Object.hasOwn(RECORD_FACTS, name);
}

/** Where bodies carry another record, or a part of it. */
export const EMBEDDED: Readonly<Record<string, KeptClass>> = {
  contact: 'Contact',
  primary_contact: 'Contact',
  order: 'Order',
  original_product: 'Product',
  products_variant: 'Products::Variant',
};

/** Where bodies carry the id of another record. */
export const REFERENCES: Readonly<Record<string, KeptClass>> = {
  contact_id: 'Contact',
  tag_id: 'Contacts::Tag',
  order_id: 'Order',
  invoice_id: 'Orders::Invoice',
  product_id: 'Product',
  default_variant_id: 'Products::Variant',
  variant_ids: 'Products::Variant',
  course_id: 'Course',
};
