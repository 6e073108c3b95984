import type { JsonObject, JsonValue } from '../internal/json.ts';
import { jsonbOrder } from './key-order.ts';

/** A key and how it is written, colon included. */
interface WrittenKey {
  readonly key: string;
  readonly written: string;
}

/** The characters that Rails escapes beyond what JSON requires (assumed: Rails' defaults up to 8.0). */
const ESCAPED_BY_RAILS = /[<>&\u2028\u2029]/g;
const NEEDS_RAILS_ESCAPE = /[<>&\u2028\u2029]/;
/** Text that stands in JSON as it is: no control character, quote, backslash, surrogate, nor what Rails escapes. */
const PLAIN_TEXT = /^[ !#-%'-;=?-[\]-\u2027\u202a-\ud7ff\ue000-\uffff]*$/;

const MOST_REMEMBERED_SHAPES = 2_000;
const writtenShapes = new Map<string, readonly WrittenKey[]>();

/**
 * Writes JSON as ClickFunnels' servers do: compact, keys of every object in jsonb order, `<`, `>`, `&`, U+2028 and
 * U+2029 as `\u003c`, `\u003e`, `\u0026`, `\u2028`, `\u2029`, every other character raw. Members that are
 * `undefined` are left out.
 *
 * @returns Text without a trailing newline, to be sent as UTF-8.
 */
export function serializeJson(value: JsonValue): string {
  if (typeof value === 'string') return serializeText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return isList(value) ? serializeList(value) : serializeObject(value);
}

function serializeObject(object: JsonObject): string {
  let text = '';
  for (const { key, written } of writtenKeys(Object.keys(object))) {
    const member = object[key];
    if (member === undefined) continue;
    text += text === '' ? written : `,${written}`;
    text += serializeJson(member);
  }
  return `{${text}}`;
}

/** The keys in wire order. Objects of one shape are sorted and written once. */
function writtenKeys(keys: readonly string[]): readonly WrittenKey[] {
  const shape = JSON.stringify(keys);
  const known = writtenShapes.get(shape);
  if (known !== undefined) return known;

  const sorted = jsonbOrder(keys).map((key) => ({ key, written: `${serializeText(key)}:` }));
  if (writtenShapes.size < MOST_REMEMBERED_SHAPES) writtenShapes.set(shape, sorted);
  return sorted;
}

function serializeList(list: readonly JsonValue[]): string {
  return `[${list.map(serializeJson).join(',')}]`;
}

function serializeText(text: string): string {
  if (PLAIN_TEXT.test(text)) return `"${text}"`;
  const json = JSON.stringify(text);
  if (!NEEDS_RAILS_ESCAPE.test(json)) return json;
  return json.replace(
    ESCAPED_BY_RAILS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isList(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}
