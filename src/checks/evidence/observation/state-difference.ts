import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonValue } from '../../../internal/json.ts';
import { leavesOf, pathText } from './leaves.ts';

/** One place at which two states are different. */
export interface StateDifference {
  /** Keys and indices from the outside in. */
  readonly path: readonly string[];
  /** `orders[1].total: nothing → 20`. */
  readonly line: string;
}

/** Characters of a value that a line shows. */
const SHOWN_CHARACTERS = 60;
/** What begins as times do: `2026-01-31T12:00`, `2026-01-31 12:00`. */
const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;
/** Numbers from here on may be unix times. */
const SMALLEST_TIME = 1_000_000_000;
/** Numbers that are this near to each other may be two moments of one run: a day, in milliseconds. */
const ONE_DAY = 86_400_000;
/** A key that names one thing among many: an index, an id, an address. */
const ID_KEY = /\d|@/;

/**
 * What is different between two states, a line for each path: `orders[1].total: nothing → 20`. A moment in the place of
 * another is no difference: that a record was touched again does no harm. Neither is the order of a list, which may be
 * that of arrival.
 */
export function stateDifferences(before: JsonValue, after: JsonValue): readonly string[] {
  return differencesOf(before, after).map(({ line }) => line);
}

/** The same with the paths. */
export function differencesOf(before: JsonValue, after: JsonValue): readonly StateDifference[] {
  return differencesAt([], before, after);
}

/** The place of a path, which it has in common with those of other items and ids: `orders.*.total`. */
export function placeOf(path: readonly string[]): string {
  return path.map((key) => (ID_KEY.test(key) ? '*' : key)).join('.');
}

/** A state without what stands in some places. */
export function withoutPlaces(
  state: JsonValue,
  places: ReadonlySet<string>,
  path: readonly string[] = [],
): JsonValue {
  if (places.size === 0) return state;
  if (Array.isArray(state)) {
    return state
      .filter((_, index) => !places.has(placeOf([...path, String(index)])))
      .map((item: JsonValue, index) => withoutPlaces(item, places, [...path, String(index)]));
  }
  if (!isJsonObject(state)) return state;
  return Object.fromEntries(
    Object.entries(state)
      .filter(([key]) => !places.has(placeOf([...path, key])))
      .map(([key, value]) => [key, withoutPlaces(value ?? null, places, [...path, key])]),
  );
}

type Value = JsonValue | undefined;

function differencesAt(path: readonly string[], before: Value, after: Value): readonly StateDifference[] {
  if (Array.isArray(before) && Array.isArray(after)) return listDifferences(path, before, after);
  if (isJsonObject(before) && isJsonObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort((a, b) =>
      a < b ? -1 : 1,
    );
    return keys.flatMap((key) => differencesAt([...path, key], before[key], after[key]));
  }
  if (isDeepStrictEqual(before, after) || areMoments(before, after)) return [];
  if (isScalar(before) && isScalar(after)) return [difference(path, before, after)];
  return [
    ...leavesUnder(path, before).map((leaf) => difference(leaf.path, leaf.value, undefined)),
    ...leavesUnder(path, after).map((leaf) => difference(leaf.path, undefined, leaf.value)),
  ];
}

/** What one list has and the other has not, whatever their order. */
function listDifferences(
  path: readonly string[],
  before: readonly JsonValue[],
  after: readonly JsonValue[],
): readonly StateDifference[] {
  const lost = [...before.entries()];
  const come = [...after.entries()].filter(([, item]) => {
    const at = lost.findIndex(([, own]) => differencesAt([], own, item).length === 0);
    if (at === -1) return true;
    lost.splice(at, 1);
    return false;
  });
  return Array.from({ length: Math.max(lost.length, come.length) }, (_, place) => {
    const [own, other] = [lost[place], come[place]];
    return differencesAt([...path, String((own ?? other)?.[0] ?? 0)], own?.[1], other?.[1]);
  }).flat();
}

function leavesUnder(path: readonly string[], value: Value) {
  if (value === undefined) return [];
  if (value === null) return [{ path, value }];
  return leavesOf(value).map((leaf) => ({ path: [...path, ...leaf.path], value: leaf.value }));
}

function difference(path: readonly string[], before: Value, after: Value): StateDifference {
  return { path, line: `${pathText(path)}: ${shown(before)} → ${shown(after)}` };
}

function isScalar(value: Value): boolean {
  return value === undefined || value === null || typeof value !== 'object';
}

function areMoments(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return TIME.test(a) && TIME.test(b);
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  return a >= SMALLEST_TIME && b >= SMALLEST_TIME && Math.abs(a - b) < ONE_DAY;
}

function shown(value: Value): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}…`;
}
