import { containerOf, type Row, scopeOf } from '../shape/body-rows.ts';
import { type Counts, countIn, NOWHERE } from '../shape/field-state.ts';
import type { LabeledRow } from './learn-fields.ts';
import { scaledCounts } from './scaled-counts.ts';

/** The field that decides another, and how often each label was seen beside each of its own. */
interface Dependence {
  readonly path: string;
  readonly given: Readonly<Record<string, Counts>>;
}

/** Rows beyond that teach nothing new about what depends on what. */
const MOST_ROWS = 600;
/** How many standard deviations a dependence must stand out: one of 200 that chance makes passes. */
const DEVIATIONS = 2.6;

/**
 * Finds for each field whose state varies the field that tells most about it: the tree of greatest mutual information
 * (Chow and Liu), grown from fields whose place in the body is decided before. What chance alone would show is left out.
 */
export function learnDependences(
  rows: readonly Row[],
  labels: ReadonlyMap<Row, LabeledRow>,
  paths: readonly string[],
): ReadonlyMap<string, Dependence> {
  const columns = new Map(paths.map((path) => [path, columnOf(path, rows, labels)]));
  const varying = paths.filter((path) => new Set(columns.get(path)?.own.values()).size > 1);
  const placed = new Set<string>();
  const waiting = new Set(varying);
  const found = new Map<string, Dependence>();
  const best = new Map<string, { from: string; strength: number }>();

  const place = (path: string) => {
    placed.add(path);
    waiting.delete(path);
    for (const other of waiting) {
      const strength = strengthOf(path, other, columns, labels);
      if (strength > (best.get(other)?.strength ?? 0)) best.set(other, { from: path, strength });
    }
  };
  while (waiting.size > 0) {
    const ready = [...waiting].filter((path) => isReady(path, waiting));
    const next = ready.reduce((a, b) =>
      (best.get(b)?.strength ?? 0) > (best.get(a)?.strength ?? 0) ? b : a,
    );
    const parent = best.get(next);
    if (parent !== undefined) found.set(next, dependence(parent.from, next, columns, labels));
    place(next);
  }
  return found;
}

/** A field's own labels by row, in the rows that have a place for it. */
interface Column {
  readonly own: ReadonlyMap<Row, string>;
}

function columnOf(path: string, rows: readonly Row[], labels: ReadonlyMap<Row, LabeledRow>): Column {
  const own = new Map<Row, string>();
  for (const row of rows) {
    const label = labels.get(row)?.get(path);
    if (label !== undefined) own.set(row, label);
    if (own.size >= MOST_ROWS) break;
  }
  return { own };
}

/** Whether everything around a field is decided: its containers, and what stands outside of the list that it is in. */
function isReady(path: string, waiting: ReadonlySet<string>): boolean {
  const scope = scopeOf(path);
  for (const other of waiting) {
    const outer = scopeOf(other);
    if (outer !== scope && isAround(outer, scope)) return false;
  }
  for (let around = containerOf(path); around !== ''; around = containerOf(around)) {
    if (waiting.has(around)) return false;
  }
  return true;
}

/** The label of a field as seen from a row of its own scope or of one inside it. */
function labelSeenFrom(row: Row, path: string, labels: ReadonlyMap<Row, LabeledRow>): string {
  const scope = scopeOf(path);
  let around: Row | undefined = row;
  while (around !== undefined && around.scope !== scope) around = around.outer;
  return (around === undefined ? undefined : labels.get(around)?.get(path)) ?? NOWHERE;
}

/** How much more than by chance one field tells of another: 0 where chance suffices. */
function strengthOf(
  from: string,
  to: string,
  columns: ReadonlyMap<string, Column>,
  labels: ReadonlyMap<Row, LabeledRow>,
): number {
  if (!isAround(scopeOf(from), scopeOf(to))) return 0;
  const table = tableOf(from, to, columns, labels);
  const totals = new Map<string, number>();
  let all = 0;
  for (const counts of table.values()) {
    for (const [label, count] of counts) {
      countIn(totals, label, count);
      all += count;
    }
  }
  let information = 0;
  for (const counts of table.values()) {
    const inRow = sum(counts);
    for (const [label, count] of counts) {
      information += count * Math.log((count * all) / (inRow * (totals.get(label) ?? 1)));
    }
  }
  const freedom = (table.size - 1) * (totals.size - 1);
  if (freedom <= 0) return 0;
  // Neighbors that always vary together do so for a reason, however rarely that shows.
  const isRule = containerOf(from) === containerOf(to) && [...table.values()].every(({ size }) => size === 1);
  return isRule || 2 * information > chanceLimit(freedom) ? information / all : 0;
}

function dependence(
  from: string,
  to: string,
  columns: ReadonlyMap<string, Column>,
  labels: ReadonlyMap<Row, LabeledRow>,
): Dependence {
  const table = tableOf(from, to, columns, labels);
  return {
    path: from,
    given: Object.fromEntries([...table].map(([label, counts]) => [label, scaledCounts(counts)])),
  };
}

function tableOf(
  from: string,
  to: string,
  columns: ReadonlyMap<string, Column>,
  labels: ReadonlyMap<Row, LabeledRow>,
): Map<string, Map<string, number>> {
  const table = new Map<string, Map<string, number>>();
  for (const [row, label] of columns.get(to)?.own ?? []) {
    const beside = labelSeenFrom(row, from, labels);
    const counts = table.get(beside) ?? new Map<string, number>();
    table.set(beside, counts);
    countIn(counts, label);
  }
  return table;
}

/** Whether one scope is the other or around it. */
function isAround(outer: string, inner: string): boolean {
  return outer === '' || outer === inner || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}

/** The value that chi-squared exceeds by chance in one of 200 cases (Wilson and Hilferty). */
function chanceLimit(freedom: number): number {
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + DEVIATIONS * Math.sqrt(part)) ** 3;
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}
