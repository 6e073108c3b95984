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

/** The order of the keys of the objects at one path. */
export interface KeyOrder {
  /** Empty for the body. */
  readonly path: string;
  /** The usual order. */
  readonly keys: readonly string[];
  /** How many objects have another order than that of jsonb, and how many there are. */
  readonly otherwise: number;
  readonly all: number;
}

/** The order of keys at every path where some object has another one than that of jsonb. */
export function otherKeyOrders(bodies: readonly JsonObject[]): readonly KeyOrder[] {
  const places = new Map<string, Places>();
  for (const body of bodies) walk('', body, places);
  return [...places]
    .filter(([, { otherwise }]) => otherwise > 0)
    .map(([path, { keys, inOrder, otherwise }]) => ({
      path,
      keys: [...keys].sort(([, a], [, b]) => a.sum / a.times - b.sum / b.times).map(([key]) => key),
      otherwise,
      all: inOrder + otherwise,
    }));
}

/** The usual order of keys by path, where most objects have another one than that of jsonb. */
export function keyOrders(bodies: readonly JsonObject[]): ReadonlyMap<string, readonly string[]> {
  const usual = otherKeyOrders(bodies).filter(({ otherwise, all }) => otherwise * 2 > all);
  return new Map(usual.map(({ path, keys }) => [path, keys]));
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
