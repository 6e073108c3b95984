import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { jsonbOrder } from '../../wire/key-order.ts';
import { isPlainKey } from './plain-key.ts';

/** Where keys stood in the objects at one path. */
interface Places {
  /** By key: the sum of its places, from 0 for the first to 1 for the last, and how often it was there. */
  readonly keys: Map<string, { sum: number; times: number }>;
  inOrder: number;
  otherwise: number;
}

/**
 * The usual order of the keys of every object that is mostly not in the order of jsonb, by path; the empty path is the
 * body.
 */
export function keyOrders(bodies: readonly JsonObject[]): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, Places>();
  for (const body of bodies) walk('', body, places);
  return new Map(
    [...places]
      .filter(([, { inOrder, otherwise }]) => otherwise > inOrder)
      .map(([path, { keys }]): [string, readonly string[]] => [
        path,
        [...keys].sort(([, a], [, b]) => a.sum / a.times - b.sum / b.times).map(([key]) => key),
      ]),
  );
}

function walk(path: string, value: JsonValue, places: Map<string, Places>): void {
  if (Array.isArray(value)) for (const item of value) walk(`${path}[]`, item, places);
  if (!isJsonObject(value)) return;
  const keys = Object.keys(value).filter(isPlainKey);
  const here = places.get(path) ?? { keys: new Map(), inOrder: 0, otherwise: 0 };
  places.set(path, here);
  const sorted = jsonbOrder(keys);
  if (keys.every((key, index) => key === sorted[index])) here.inOrder += 1;
  else here.otherwise += 1;
  keys.forEach((key, index) => {
    const place = here.keys.get(key) ?? { sum: 0, times: 0 };
    here.keys.set(key, place);
    place.sum += index / Math.max(1, keys.length - 1);
    place.times += 1;
  });
  for (const key of keys) walk(path === '' ? key : `${path}.${key}`, value[key] ?? null, places);
}
