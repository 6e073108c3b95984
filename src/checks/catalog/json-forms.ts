import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';

/** A body written in other ways, all of them valid JSON that says the same. */

/** With a space after each colon and comma. */
export function spaced(value: JsonValue): string {
  if (isJsonObject(value)) {
    const members = Object.entries(value).map(
      ([key, member]) => `${JSON.stringify(key)}: ${spaced(member ?? null)}`,
    );
    return `{${members.join(', ')}}`;
  }
  return isList(value) ? `[${value.map(spaced).join(', ')}]` : JSON.stringify(value);
}

/** With the keys of every object in the opposite order. */
export function reversed(value: JsonValue): JsonValue {
  if (isList(value)) return value.map(reversed);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]): readonly [string, JsonValue] => [key, reversed(member ?? null)]),
  );
}

/** The body of an event, parsed. */
export function parsed(body: Uint8Array): JsonObject {
  const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
  return isJsonObject(value) ? value : {};
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
