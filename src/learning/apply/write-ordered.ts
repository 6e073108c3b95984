import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { jsonbOrder } from '../../wire/key-order.ts';
import { serializeJson } from '../../wire/serialize.ts';

/** Writes a body like `serializeToBytes`, with the keys of the objects at some paths in an order of their own. */
export function writeOrdered(body: JsonObject, order: ReadonlyMap<string, readonly string[]>): Uint8Array {
  const write = (path: string, value: JsonValue): string => {
    if (Array.isArray(value)) return `[${value.map((item) => write(`${path}[]`, item)).join(',')}]`;
    if (!isJsonObject(value)) return serializeJson(value);
    const members = ordered(Object.keys(value), order.get(path) ?? []).flatMap((key) => {
      const member = value[key];
      if (member === undefined) return [];
      return [`${serializeJson(key)}:${write(path === '' ? key : `${path}.${key}`, member)}`];
    });
    return `{${members.join(',')}}`;
  };
  return Buffer.from(write('', body));
}

/** Keys of which the order says nothing come last, in the usual order. */
function ordered(keys: readonly string[], order: readonly string[]): readonly string[] {
  const known = order.filter((key) => keys.includes(key));
  return [...known, ...jsonbOrder(keys.filter((key) => !order.includes(key)))];
}
