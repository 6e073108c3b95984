import type { JsonObject, JsonValue } from '../../../../src/internal/json.ts';
import type { ShownEvent, Story } from '../../../support/journeys/stories.ts';
import { type Invariant, named, object, objects } from './invariant.ts';

/** Fields that hold the id of something else, and the resource that they mean. */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  order: { contact_id: 'contact' },
  'orders-invoice': { order_id: 'order' },
  'orders-transaction': { order_id: 'order' },
  fulfillment: { contact_id: 'contact' },
  'orders-invoices-restock': { contact_id: 'contact' },
  'products-variant': { product_id: 'product' },
  'form-submission': { contact_id: 'contact' },
  'contacts-applied-tag': { contact_id: 'contact' },
  'courses-section': { course_id: 'course' },
  'courses-lesson': { section_id: 'courses-section' },
  'appointments-scheduled-event': { 'primary_contact.id': 'contact' },
  'sales-opportunity': { primary_contact_id: 'contact', 'primary_contact.id': 'contact' },
  'communities-post': { contact_id: 'contact', 'contact.id': 'contact' },
  'communities-posts-comment': { contact_id: 'contact', 'post.id': 'communities-post' },
  'courses-enrollment': { contact_id: 'contact', course_id: 'course' },
};

export const REFERENCES_EXIST: Invariant = {
  holds: 'whatever is referred to was created before, or is given',
  violations: ({ events, given }: Story) => {
    const known = new Set<string>();
    for (const event of given) learn(event, known);
    return events.flatMap((event) => {
      learn(event, known);
      return referencesOf(event)
        .filter(({ to, id }) => !known.has(`${to} ${String(id)}`))
        .map(({ to, id }) => `${named(event)} refers to the unknown ${to} ${String(id)}.`);
    });
  },
};

function learn({ entry, data }: ShownEvent, known: Set<string>): void {
  known.add(`${String(entry.resource)} ${String(data['id'])}`);
  const ids = (name: string) => (Array.isArray(data[name]) ? data[name] : []);
  for (const id of ids('price_ids')) known.add(`price ${String(id)}`);
  for (const id of ids('variant_ids')) known.add(`products-variant ${String(id)}`);
  if (entry.resource !== 'orders-invoice') return;
  for (const line of objects(data['line_items'])) known.add(`line ${String(line['id'])}`);
}

interface Reference {
  readonly to: string;
  readonly id: JsonValue | undefined;
}

function referencesOf({ entry, data }: ShownEvent): Reference[] {
  const fields = Object.entries(REFERENCES[entry.resource ?? ''] ?? {});
  return [
    ...fields.map(([field, to]) => ({
      to,
      id: field.split('.').reduce<JsonValue | undefined>(member, data),
    })),
    ...objects(data['line_items']).flatMap((line) => ofLine(line, data)),
    ...objects(data['included_invoices_line_items']).map((item) => ({
      to: 'line',
      id: item['invoices_line_item_id'],
    })),
    ...(entry.resource === 'product' ? [{ to: 'products-variant', id: data['default_variant_id'] }] : []),
  ];
}

function ofLine(line: JsonObject, { id }: JsonObject): Reference[] {
  const owner = line['order_id'] ?? line['invoice_id'];
  const product = object(line['original_product'])['id'] ?? object(line['products_variant'])['product_id'];
  return [
    { to: owner === id ? 'product' : 'owner of the line', id: owner === id ? product : owner },
    { to: 'products-variant', id: object(line['products_variant'])['id'] },
    { to: 'price', id: object(line['products_price'])['id'] },
  ];
}

function member(node: JsonValue | undefined, key: string): JsonValue | undefined {
  return object(node)[key];
}
