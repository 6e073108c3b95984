import type { JsonObject, JsonValue } from '../internal/json.ts';
import { WrittenNumber } from '../internal/written-number.ts';
import { createByteWriter } from './byte-writer.ts';
import { createShapeMemory, type ObjectShape } from './object-shape.ts';

/** Enough for a few hundred kinds of objects, and about two megabytes. */
const MOST_REMEMBERED_KEYS = 10_000;
const shapes = createShapeMemory(MOST_REMEMBERED_KEYS);
const writer = createByteWriter();

const OPENING_BRACE = 0x7b;
const OPENING_BRACKET = 0x5b;

/**
 * Writes JSON as ClickFunnels' servers do: compact, keys of every object in jsonb order, `<`, `>`, `&`, U+2028 and
 * U+2029 as `\u003c`, `\u003e`, `\u0026`, `\u2028`, `\u2029`, every other character raw. Members that are
 * `undefined` are left out; a {@link WrittenNumber} is written as it is.
 *
 * @returns UTF-8 without a trailing newline.
 */
export function serializeToBytes(value: JsonValue): Buffer {
  writer.startAnew();
  put(value, shapes.top, 0);
  return writer.take();
}

/** The same as {@link serializeToBytes}, as text. */
export function serializeJson(value: JsonValue): string {
  return serializeToBytes(value).toString();
}

/** @param place Where below the shape `above` the value stands, so that its own shape can be guessed. */
function put(value: JsonValue, above: ObjectShape, place: number): void {
  switch (typeof value) {
    case 'string':
      writer.putText(value);
      break;
    case 'boolean':
      writer.putAscii(value ? 'true' : 'false');
      break;
    case 'object':
      if (value === null) writer.putAscii('null');
      else if (isList(value)) putList(value, above, place);
      else if (value instanceof WrittenNumber) writer.putAscii(value.text);
      else putObject(value, above, place);
      break;
    default:
      writer.putAscii(Number.isFinite(value) ? String(value) : 'null');
  }
}

/** Every member is put with a comma before it, and the first comma then becomes the brace. */
function putObject(object: JsonObject, above: ObjectShape, place: number): void {
  const shape = shapes.find(Object.keys(object), above, place);
  const { sorted, written } = shape;
  const start = writer.length();
  for (let index = 0; index < sorted.length; index += 1) {
    const member = object[sorted[index] as string];
    if (member === undefined) continue;
    writer.putBytes(written[index] as Uint8Array);
    put(member, shape, index);
  }
  if (writer.length() === start) writer.putAscii('{');
  else writer.replace(start, OPENING_BRACE);
  writer.putAscii('}');
}

function putList(list: readonly JsonValue[], above: ObjectShape, place: number): void {
  const start = writer.length();
  for (const item of list) {
    writer.putAscii(',');
    put(item, above, place);
  }
  if (writer.length() === start) writer.putAscii('[');
  else writer.replace(start, OPENING_BRACKET);
  writer.putAscii(']');
}

function isList(value: JsonObject | WrittenNumber | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}
