import { containerOf, keyOf } from './body-rows.ts';

/** Whether a key holds the id of a record. */
export function isIdKey(key: string): boolean {
  return key === 'id' || key.endsWith('_id');
}

/**
 * The kind of record whose id stands at a path, in one word: `contact` for `data.contact.id` and for `data.contact_id`,
 * that of the subject for `subject_id` and `data.id`.
 */
export function kindOfId(path: string, subjectType: string | undefined): string {
  const key = keyOf(path);
  if (key === 'subject_id' || path === 'data.id') return kindOfType(subjectType ?? '');
  if (key !== 'id') return lastWord(key.slice(0, -'_id'.length));
  return lastWord(keyOf(containerOf(path).replace(/\[\]$/, '')));
}

/** `Orders::Invoices::LineItem` → `item`. */
export function kindOfType(subjectType: string): string {
  const name = subjectType.split('::').at(-1) ?? '';
  return lastWord(name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase());
}

/** `line_items` → `item`, `first_visit` → `visit`. */
function lastWord(name: string): string {
  const word = name.split('_').at(-1) ?? '';
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
