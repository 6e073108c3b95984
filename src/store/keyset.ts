import type { ListQuery, Page } from '../workspace/list-query.ts';
import type { SqlDatabase, SqlRow, SqlValue } from './sql-database.ts';

/** How many items a part of a list holds unless it is said. ClickFunnels' size (documented). */
export const DEFAULT_LIMIT = 20;

/** A condition, with a question mark for each parameter. */
export interface SqlCondition {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** A list that is read in parts. */
export interface KeysetList<Item> {
  /** Everything up to the condition, e.g. `SELECT * FROM events`. */
  readonly select: string;
  readonly table: string;
  /** What every item fulfils. */
  readonly conditions?: readonly SqlCondition[];
  readonly read: (row: SqlRow) => Item;
  readonly idOf: (item: Item) => number;
  /** Items with another value in this column stand in the same table. @default none do */
  readonly among?: { readonly column: string; readonly value: SqlValue };
  /** The column by which "updated_at" sorts. @default 'updated_at' */
  readonly timeColumn?: string;
}

/** Reads one part of a list; the index leads to its beginning, however far behind that lies. */
export function listPage<Item>(database: SqlDatabase, list: KeysetList<Item>, query: ListQuery): Page<Item> {
  const { order = 'asc', sortBy = 'id', limit = DEFAULT_LIMIT } = query;
  const { select, table, read, idOf, timeColumn = 'updated_at', among } = list;
  const direction = order === 'asc' ? 'ASC' : 'DESC';
  const columns = sortBy === 'id' ? [`${table}.id`] : [`${table}.${timeColumn}`, `${table}.id`];
  const own = among === undefined ? [] : [among.value];
  const conditions = [
    ...(among === undefined ? [] : [{ sql: `${table}.${among.column} = ?`, parameters: own }]),
    ...(list.conditions ?? []),
  ];
  if (query.after !== undefined) {
    const sign = order === 'asc' ? '>' : '<';
    // An item that is gone is stood for by the one before it; before the first one lies everything.
    const alike = among === undefined ? '' : `seen.${among.column} = ? AND `;
    const time = `coalesce((SELECT seen.${timeColumn} FROM ${table} seen WHERE ${alike}seen.id <= ? ORDER BY seen.id DESC LIMIT 1), -9e999)`;
    const place = sortBy === 'id' ? '?' : `${time}, ?`;
    const parameters = sortBy === 'id' ? [query.after] : [...own, query.after, query.after];
    conditions.push({ sql: `(${columns.join(', ')}) ${sign} (${place})`, parameters });
  }

  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
  const sorting = columns.map((column) => `${column} ${direction}`).join(', ');
  const items = database
    .prepare(`${select}${where} ORDER BY ${sorting} LIMIT ?`)
    .all(...conditions.flatMap(({ parameters }) => parameters), limit + 1)
    .map(read);
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown, next: items.length > limit && last !== undefined ? idOf(last) : null };
}
