import type { JsonValue } from '../../internal/json.ts';

// Values as Rails takes them (assumed): numbers and their texts are the same, and blank members of a list are left out.

/** Text; `undefined` for what has no text. */
export function text(value: JsonValue): string | undefined {
  if (value === null) return '';
  return typeof value === 'object' ? undefined : String(value);
}

/** A list of texts. What is no list counts as not given (assumed). */
export function texts(value: JsonValue): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((item: JsonValue) => text(item) ?? []).filter((item) => item.trim() !== '');
}

/** A list of ids. A word that is not a number becomes an id that no record has. */
export function ids(value: JsonValue): readonly number[] | null | undefined {
  if (value === null) return null;
  return texts(value)?.map((item) => (/^\d+$/.test(item) ? Number(item) : Number.NaN));
}
