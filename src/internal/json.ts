import { WrittenNumber } from './written-number.ts';

/** Any value that JSON can hold; a number that JavaScript would write otherwise may be a {@link WrittenNumber}. */
export type JsonValue = null | boolean | number | string | WrittenNumber | readonly JsonValue[] | JsonObject;

/** A JSON object. Payload bodies keep their wire names (snake_case). */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** Narrows to a JSON object: neither null nor an array, nor a number as it is written. */
export function isJsonObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WrittenNumber)
  );
}

/** The same with plain numbers, for what counts with them; the value itself where it holds no other. */
export function withPlainNumbers(value: JsonValue): JsonValue {
  if (value instanceof WrittenNumber) return value.toJSON();
  if (typeof value !== 'object' || value === null) return value;
  if (!isJsonObject(value)) {
    const items = value.map(withPlainNumbers);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const members = Object.entries(value).map(([key, member]): [string, JsonValue | undefined] => [
    key,
    member === undefined ? undefined : withPlainNumbers(member),
  ]);
  return members.every(([key, member]) => member === value[key]) ? value : Object.fromEntries(members);
}

/** The JSON object that bytes hold; an empty one where they hold anything else. */
export function jsonObjectIn(bytes: Uint8Array): JsonObject {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isJsonObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}
