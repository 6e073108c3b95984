import type { JsonValue } from '../../../internal/json.ts';
import { leavesOf } from './leaves.ts';

/** How much there is at one kind of place in a state. */
interface Amount {
  /** Values there. */
  readonly count: number;
  /** Sum of the numbers there. */
  readonly sum: number;
}

/**
 * What one event leaves behind in a state of any shape: by place, how many values came and by how much the numbers grew.
 * The items of a list, and the entries under ids, are one place.
 */
export type Footprint = ReadonlyMap<string, Amount>;

/** A key that names one thing among many: an id, a UUID, an address. */
const ID_KEY = /\d|@/;
/** A number, also as text. */
const NUMBER = /^-?\d+(\.\d+)?$/;
const NOTHING: Amount = { count: 0, sum: 0 };

/** The footprint of what happened between two states. */
export function footprint(before: JsonValue, after: JsonValue): Footprint {
  const old = amounts(before);
  const now = amounts(after);
  const places = [...new Set([...old.keys(), ...now.keys()])];
  return new Map(places.map((place) => [place, minus(now.get(place), old.get(place))]));
}

/** Whether anything came. What went, as at a restart that forgets, is no trace. */
export function isTrace(print: Footprint): boolean {
  return [...print.values()].some(({ count, sum }) => count > 0 || (count === 0 && sum > 0));
}

/**
 * Where a footprint is deeper than that of a single event, a line for each place. Places where two events of the same
 * kind differ from each other tell nothing, and neither do numbers there.
 *
 * @param singles Two footprints of single events that are equal but for their ids.
 */
export function deeperThan(singles: readonly [Footprint, Footprint], print: Footprint): readonly string[] {
  const [one, other] = singles;
  return [...print].flatMap(([place, { count, sum }]) => {
    const [a, b] = [one.get(place) ?? NOTHING, other.get(place) ?? NOTHING];
    const lines: string[] = [];
    if (a.count === b.count && count > a.count) {
      lines.push(`${place}: ${count} values added, expected ${a.count}`);
    } else if (
      a.count === b.count &&
      isSame(a.sum, b.sum) &&
      a.sum > 0 &&
      sum > a.sum &&
      !isSame(sum, a.sum)
    ) {
      lines.push(`${place}: grew by ${rounded(sum)}, expected ${rounded(a.sum)}`);
    }
    return lines;
  });
}

function amounts(state: JsonValue): Map<string, Amount> {
  const found = new Map<string, Amount>();
  for (const { path, value } of leavesOf(state)) {
    const place = path.map((key) => (ID_KEY.test(key) ? '*' : key)).join('.') || 'the whole';
    const { count, sum } = found.get(place) ?? NOTHING;
    // An empty list or object is a place where nothing is yet.
    if (typeof value === 'object' && value !== null) found.set(place, { count, sum });
    else found.set(place, { count: count + 1, sum: sum + numberIn(value) });
  }
  return found;
}

function numberIn(value: JsonValue): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && NUMBER.test(value) ? Number(value) : 0;
}

function minus(a: Amount = NOTHING, b: Amount = NOTHING): Amount {
  return { count: a.count - b.count, sum: a.sum - b.sum };
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a));
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
