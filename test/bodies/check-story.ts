import { get, type Json, objectsIn, text } from './json.ts';

/** What never changes once a record exists. */
const LASTING = ['public_id', 'uuid', 'created_at', 'order_number', 'invoice_number'];
/** Where records stand in bodies, beside the subject itself. */
const NESTED: readonly (readonly [place: RegExp, kind: string])[] = [
  [/^data\.(order\.)?contact$|^data\.primary_contact$/, 'Contact'],
  [/^data\.order$/, 'Order'],
];
/** Members of `data` that name another record by its id. */
const REFERENCES: Readonly<Record<string, string>> = {
  contact_id: 'Contact',
  order_id: 'Order',
  product_id: 'Product',
};

/** What is wrong between the bodies of one telling of a journey, in the order in which they happen; a sentence each. */
export function problemsBetween(bodies: readonly Uint8Array[]): string[] {
  const lasting = new Map<string, Json>();
  const updated = new Map<string, string>();
  const gone = new Set<string>();
  const known = new Set<string>();
  const eventIds = new Set<string>();
  let before = '';
  return bodies.flatMap((bytes, position) => {
    const body: Json = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const type = text(body, 'event_type');
    const subject = `${text(body, 'subject_type')} ${String(get(body, 'subject_id'))}`;
    const problems: string[] = [];
    const say = (problem: string) => problems.push(`event ${position}, ${type}: ${problem}`);

    if (eventIds.has(text(body, 'event_id'))) say('has the event_id of another');
    eventIds.add(text(body, 'event_id'));
    if (text(body, 'created_at') < before) say('happened before the event before it');
    before = text(body, 'created_at');
    if (gone.has(subject)) say(`${subject} was deleted before`);
    if (type.endsWith('.deleted')) gone.add(subject);
    const updatedAt = text(body, 'data.updated_at');
    if (updatedAt !== '' && updatedAt < (updated.get(subject) ?? ''))
      say(`${subject} was updated later before`);
    if (updatedAt !== '') updated.set(subject, updatedAt);

    for (const { path, object } of objectsIn(body)) {
      const kind =
        path === 'data' ? text(body, 'subject_type') : NESTED.find(([place]) => place.test(path))?.[1];
      if (kind === undefined || object['id'] === undefined) continue;
      known.add(`${kind} ${String(object['id'])}`);
      for (const field of LASTING) {
        const value = object[field];
        if (value === undefined) continue;
        const name = `${field} of ${kind} ${String(object['id'])}`;
        const first = lasting.get(name) ?? value;
        lasting.set(name, first);
        if (first !== value) say(`${name} was ${String(first)} and is ${String(value)}`);
      }
    }
    for (const [field, kind] of Object.entries(REFERENCES)) {
      const id = get(body, `data.${field}`);
      const isNamed = type.includes('product') || kind !== 'Product';
      if (typeof id === 'number' && isNamed && !known.has(`${kind} ${id}`)) say(`${field} is unknown: ${id}`);
    }
    return problems;
  });
}
