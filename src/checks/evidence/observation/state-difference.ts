import { isDeepStrictEqual } from 'node:util';
import type { JsonValue } from '../../../internal/json.ts';
import { type Leaf, leavesOf, pathText } from './leaves.ts';

/** Characters of a value that a line shows. */
const SHOWN_CHARACTERS = 60;
/** What begins as times do: `2026-01-31T12:00`, `2026-01-31 12:00`. */
const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;
/** Numbers from here on may be unix times. */
const SMALLEST_TIME = 1_000_000_000;
/** Numbers that are this near to each other may be two moments of one run: a day, in milliseconds. */
const ONE_DAY = 86_400_000;

/**
 * What is different between two states, a line for each path: `orders[1].total: nothing → 20`. A moment in the place of
 * another is no difference: that a record was touched again does no harm.
 */
export function stateDifferences(before: JsonValue, after: JsonValue): readonly string[] {
  const old = byPath(before);
  const now = byPath(after);
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths.flatMap((path) => {
    const [a, b] = [old.get(path), now.get(path)];
    if (isDeepStrictEqual(a?.value, b?.value) || areMoments(a?.value, b?.value)) return [];
    return [`${path}: ${shown(a)} → ${shown(b)}`];
  });
}

function byPath(state: JsonValue): ReadonlyMap<string, Leaf> {
  return new Map(leavesOf(state).map((leaf) => [pathText(leaf.path), leaf]));
}

function areMoments(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (typeof a === 'string' && typeof b === 'string') return TIME.test(a) && TIME.test(b);
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  return a >= SMALLEST_TIME && b >= SMALLEST_TIME && Math.abs(a - b) < ONE_DAY;
}

function shown(leaf: Leaf | undefined): string {
  if (leaf === undefined) return 'nothing';
  const text = JSON.stringify(leaf.value);
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}…`;
}
