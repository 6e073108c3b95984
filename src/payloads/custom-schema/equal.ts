import type { JsonValue } from '../../internal/json.ts';

/** A text that two values share where JSON Schema calls them equal: keys in any order, `1` like `1.0`. */
export function identityOf(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => identityOf(item)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${entries
    .map(([key, member]) => `${JSON.stringify(key)}:${identityOf(member)}`)
    .toSorted()
    .join()}}`;
}

/** Whether two values are equal. */
export function isEqual(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  return identityOf(one) === identityOf(other);
}
