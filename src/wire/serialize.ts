import type { JsonObject, JsonValue } from '../internal/json.ts';
import { jsonbOrder } from './key-order.ts';

/** The characters that Rails escapes beyond what JSON requires (assumed: Rails' defaults up to 8.0). */
const ESCAPED_BY_RAILS = /[<>&\u2028\u2029]/g;
const NEEDS_RAILS_ESCAPE = /[<>&\u2028\u2029]/;

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
  for (const key of jsonbOrder(Object.keys(object))) {
    const member = object[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${serializeText(key)}:${serializeJson(member)}`;
  }
  return `{${text}}`;
}

function serializeList(list: readonly JsonValue[]): string {
  return `[${list.map(serializeJson).join(',')}]`;
}

function serializeText(text: string): string {
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
