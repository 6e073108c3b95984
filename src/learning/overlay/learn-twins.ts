import type { JsonValue } from '../../internal/json.ts';
import { WrittenNumber } from '../../internal/written-number.ts';
import { type Row, scopeOf } from '../shape/body-rows.ts';

/** Fields are the same where so many rows show it. */
const FEWEST_ROWS = 3;

/**
 * The fields that had the value of an earlier field wherever both had one: `subject_id` is `data.id`. Only values that
 * differ from row to row count, since a constant is like every other constant.
 */
export function learnTwins(rows: readonly Row[], paths: readonly string[]): ReadonlyMap<string, string> {
  const columns = new Map<string, (string | undefined)[]>();
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const scope = scopeOf(path);
    const column = rows
      .filter((row) => row.scope === scope)
      .map((row) => textOf(row.fields.get(path)?.value));
    columns.set(path, column);
    groups.set(scope, [...(groups.get(scope) ?? []), path]);
  }
  const twins = new Map<string, string>();
  for (const members of groups.values()) {
    members.forEach((path, index) => {
      const column = columns.get(path) ?? [];
      if (new Set(column.filter((value) => value !== undefined)).size < 2) return;
      const twin = members
        .slice(0, index)
        .find((earlier) => !twins.has(earlier) && areSame(columns.get(earlier) ?? [], column));
      if (twin !== undefined) twins.set(path, twin);
    });
  }
  return twins;
}

function areSame(a: readonly (string | undefined)[], b: readonly (string | undefined)[]): boolean {
  const shared = new Set<string>();
  let rows = 0;
  for (let index = 0; index < a.length; index += 1) {
    const [one, other] = [a[index], b[index]];
    if (one === undefined || other === undefined) continue;
    if (one !== other) return false;
    shared.add(one);
    rows += 1;
  }
  return rows >= FEWEST_ROWS && shared.size > 1;
}

/** A scalar as text; `undefined` for what has no value of its own. */
function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : `"${value}`;
  if (typeof value === 'number') return String(value);
  return value instanceof WrittenNumber ? value.text : undefined;
}
