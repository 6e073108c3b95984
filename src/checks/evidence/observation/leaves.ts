import { isJsonObject, type JsonValue } from '../../../internal/json.ts';

/** A value in a state that holds no others: a scalar, or an empty list or object. */
export interface Leaf {
  /** Keys and indices from the outside in. */
  readonly path: readonly string[];
  readonly value: JsonValue;
}

/** Every leaf of a state, in order. Nothing (`null`) as a whole has none. */
export function leavesOf(state: JsonValue): readonly Leaf[] {
  return state === null ? [] : within(state, []);
}

/** A path as people write it: `orders[2].total`. */
export function pathText(path: readonly string[]): string {
  const text = path.map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`)).join('');
  return text === '' ? 'the whole' : text.replace(/^\./, '');
}

function within(value: JsonValue, path: readonly string[]): readonly Leaf[] {
  const entries = isJsonObject(value)
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : Array.isArray(value)
      ? value.map((item: JsonValue, index): [string, JsonValue] => [String(index), item])
      : [];
  if (entries.length === 0) return [{ path, value }];
  return entries.flatMap(([key, item]) => within(item ?? null, [...path, key]));
}
