import type { JsonObject, JsonValue } from '../internal/json.ts';
import { createShapeMemory, type ObjectShape } from './object-shape.ts';
import { writeText } from './write-text.ts';

/** Enough for a few hundred kinds of objects, and about two megabytes. */
const MOST_REMEMBERED_KEYS = 10_000;
const shapes = createShapeMemory(MOST_REMEMBERED_KEYS);

/**
 * Writes JSON as ClickFunnels' servers do: compact, keys of every object in jsonb order, `<`, `>`, `&`, U+2028 and
 * U+2029 as `\u003c`, `\u003e`, `\u0026`, `\u2028`, `\u2029`, every other character raw. Members that are
 * `undefined` are left out.
 *
 * @returns Text without a trailing newline, to be sent as UTF-8.
 */
export function serializeJson(value: JsonValue): string {
  return serialize(value, shapes.top, 0);
}

/** @param place Where below the shape `above` the value stands, so that its own shape can be guessed. */
function serialize(value: JsonValue, above: ObjectShape, place: number): string {
  switch (typeof value) {
    case 'string':
      return writeText(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return isList(value) ? serializeList(value, above, place) : serializeObject(value, above, place);
    default:
      return JSON.stringify(value);
  }
}

function serializeObject(object: JsonObject, above: ObjectShape, place: number): string {
  const shape = shapes.find(Object.keys(object), above, place);
  const { sorted, written } = shape;
  let text = '';
  for (let index = 0; index < sorted.length; index += 1) {
    const member = object[sorted[index] ?? ''];
    if (member === undefined) continue;
    text += text === '' ? '{' : ',';
    text += written[index];
    text += serialize(member, shape, index);
  }
  return text === '' ? '{}' : `${text}}`;
}

function serializeList(list: readonly JsonValue[], above: ObjectShape, place: number): string {
  let text = '';
  for (const item of list) text += `${text === '' ? '[' : ','}${serialize(item, above, place)}`;
  return text === '' ? '[]' : `${text}]`;
}

function isList(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}
