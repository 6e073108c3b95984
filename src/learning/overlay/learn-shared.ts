import { type Row, scopeOf } from '../shape/body-rows.ts';
import { countIn } from '../shape/field-state.ts';
import type { LabeledRow } from './learn-fields.ts';

/** Agreement that chance would make this rarely is none. */
const CHANCE = 0.01;

/** The fields of items that were in the same state in all items of each list, which they would not be by chance. */
export function learnShared(
  rows: readonly Row[],
  labels: ReadonlyMap<Row, LabeledRow>,
  paths: readonly string[],
): ReadonlySet<string> {
  const lists = listsOf(rows);
  const shared = new Set<string>();
  for (const path of paths) {
    const scope = scopeOf(path);
    if (scope !== '' && agrees(path, lists.get(scope) ?? [], labels)) shared.add(path);
  }
  return shared;
}

/** The items of each list, by scope. */
function listsOf(rows: readonly Row[]): ReadonlyMap<string, readonly (readonly Row[])[]> {
  const byOuter = new Map<string, Map<Row, Row[]>>();
  for (const row of rows) {
    if (row.outer === undefined) continue;
    const lists = byOuter.get(row.scope) ?? new Map<Row, Row[]>();
    byOuter.set(row.scope, lists);
    const items = lists.get(row.outer);
    if (items === undefined) lists.set(row.outer, [row]);
    else items.push(row);
  }
  return new Map([...byOuter].map(([scope, lists]) => [scope, [...lists.values()]]));
}

function agrees(
  path: string,
  lists: readonly (readonly Row[])[],
  labels: ReadonlyMap<Row, LabeledRow>,
): boolean {
  const counts = new Map<string, number>();
  let all = 0;
  let further = 0;
  for (const items of lists) {
    const own = items.flatMap((row) => labels.get(row)?.get(path) ?? []);
    for (const label of own) countIn(counts, label);
    all += own.length;
    further += Math.max(0, own.length - 1);
    if (new Set(own).size > 1) return false;
  }
  const alike = [...counts.values()].reduce((sum, count) => sum + (count / all) ** 2, 0);
  return counts.size > 1 && alike ** further < CHANCE;
}
