import { isJsonObject, type JsonValue } from '../internal/json.ts';
import { WrittenNumber } from '../internal/written-number.ts';
import { serializeJson, serializeToBytes } from '../wire/serialize.ts';

/** Strings and numbers of JSON, in the order in which they stand. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gs;

/**
 * Writes a body with other values: keys stay in their order, and what did not change stays byte for byte.
 *
 * @param text The body as it was sent.
 * @param before What it was read as.
 * @param after The same, with other texts and numbers.
 * @returns Bytes in wire order where the text does not let itself be rewritten: keys that repeat, or that are numbers.
 */
export function rewriteBody(text: string, before: JsonValue, after: JsonValue): Buffer {
  const changes = changesBetween(before, after);
  let fits = true;
  const rewritten = text.replaceAll(STRING_OR_NUMBER, (token) => {
    const change = changes.next();
    if (change.done === true || !isToken(token, change.value.before)) fits = false;
    else if (change.value.before !== change.value.after) return serializeJson(change.value.after);
    return token;
  });
  return fits && changes.next().done === true ? Buffer.from(rewritten) : serializeToBytes(after);
}

interface Change {
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/** Every key, text and number of two values of the same shape, in their order. */
function* changesBetween(before: JsonValue, after: JsonValue): Generator<Change> {
  if (Array.isArray(before)) {
    const others: readonly JsonValue[] = Array.isArray(after) ? after : [];
    for (const [index, item] of before.entries()) yield* changesBetween(item, others[index] ?? null);
  } else if (isJsonObject(before)) {
    const others = isJsonObject(after) ? Object.entries(after) : [];
    for (const [index, [key, member = null]] of Object.entries(before).entries()) {
      const [otherKey, other = null] = others[index] ?? [key];
      yield { before: key, after: otherKey };
      yield* changesBetween(member, other);
    }
  } else if (before !== null && typeof before !== 'boolean') {
    yield { before, after };
  }
}

function isToken(token: string, value: JsonValue): boolean {
  if (value instanceof WrittenNumber) return token === value.text;
  return token.startsWith('"') ? JSON.parse(token) === value : Number(token) === value;
}
