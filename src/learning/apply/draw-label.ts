import type { Random } from '../../random/random.ts';
import type { LearnedField, LearnedFields } from '../overlay/overlay.ts';
import { containerOf, scopeOf } from '../shape/body-rows.ts';
import { type Counts, NOWHERE } from '../shape/field-state.ts';

/** The fields of a body outside its lists, or those of one item, as they are decided one by one. */
export interface DrawnRow {
  /** As in `Row`. */
  readonly scope: string;
  readonly outer: DrawnRow | undefined;
  readonly random: Random;
  readonly labels: Map<string, string>;
}

/** Rows of counts with fewer say little, and are completed by what is usual. */
const FEWEST = 3;

/** Makes a {@link DrawnRow} in which nothing is decided. */
export function drawnRow(scope: string, outer: DrawnRow | undefined, random: Random): DrawnRow {
  return { scope, outer, random, labels: new Map() };
}

/** The row of a scope around a row. */
export function rowOf(scope: string, from: DrawnRow): DrawnRow | undefined {
  let row: DrawnRow | undefined = from;
  while (row !== undefined && row.scope !== scope) row = row.outer;
  return row;
}

/**
 * Decides the state of a field once, after the field that it follows.
 *
 * @returns Its label; `nowhere` where the body has no place for it.
 */
export function drawLabel(path: string, from: DrawnRow, fields: LearnedFields): string {
  const row = rowOf(scopeOf(path), from);
  const field = fields.get(path);
  if (row === undefined || field === undefined) return NOWHERE;
  const known = row.labels.get(path);
  if (known !== undefined) return known;

  const sharedKey = `shared ${path}`;
  const decided = field.shared === true ? row.outer?.labels.get(sharedKey) : undefined;
  if (decided !== undefined && hasPlace(path, row, fields)) {
    row.labels.set(path, decided);
    return decided;
  }
  // Fields that follow each other in a circle, as an edited file may say, end here.
  row.labels.set(path, NOWHERE);
  const label = hasPlace(path, row, fields) ? draw(path, field, row, fields) : NOWHERE;
  row.labels.set(path, label);
  if (field.shared === true && label !== NOWHERE) row.outer?.labels.set(sharedKey, label);
  return label;
}

function hasPlace(path: string, row: DrawnRow, fields: LearnedFields): boolean {
  const container = containerOf(path);
  if (container === '' || path.endsWith('[]')) return true;
  return drawLabel(container, row, fields) === 'object';
}

function draw(path: string, { seen, follows }: LearnedField, row: DrawnRow, fields: LearnedFields): string {
  const random = row.random.fork(path);
  if (follows === undefined) return pickSmoothed(seen, random);
  const beside = drawLabel(follows.path, row, fields);
  const counts = Object.hasOwn(follows.given, beside) ? follows.given[beside] : undefined;
  if (counts === undefined) return pickSmoothed(seen, random);
  const total = sum(counts);
  const isRule = Object.values(follows.given).every((row) => Object.keys(row).length === 1);
  if (isRule || total >= FEWEST) return pickSmoothed(counts, random);
  return random.chance(total / (total + 1)) ? pickSmoothed(counts, random) : pickSmoothed(seen, random);
}

/**
 * One of the labels, by counts to which one more is added, spread over all of them (Laplace, with Perks' prior). What was
 * never seen is not drawn, so that a field that always was there always is.
 */
export function pickSmoothed(counts: Counts, random: Random): string {
  const seen = Object.entries(counts)
    .filter(([, count]) => count > 0)
    // An edited file may have them in any order.
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const more = 1 / seen.length;
  let place = random.next() * (seen.reduce((all, [, count]) => all + count, 0) + 1);
  for (const [label, count] of seen) {
    place -= count + more;
    if (place < 0) return label;
  }
  return seen.at(-1)?.[0] ?? 'null';
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
