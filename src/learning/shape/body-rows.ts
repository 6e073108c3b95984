import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { type FieldState, stateOf } from './field-state.ts';
import { isPlainKey } from './plain-key.ts';

/** Fields that stand together: those of a body outside its lists, or those of one item of a list. */
export interface Row {
  /** Empty for a body, else the path of the list's items: `data.line_items[]`. */
  readonly scope: string;
  /** The row around it. */
  readonly outer: Row | undefined;
  readonly fields: ReadonlyMap<string, RowField>;
}

/** One field of a {@link Row}. */
export interface RowField {
  readonly state: FieldState;
  readonly value: JsonValue;
}

/** What a body consists of: its rows, outer ones first, and how many keys it has that look like data. */
export interface BodyRows {
  readonly rows: readonly Row[];
  readonly oddKeys: number;
}

/** Takes a body apart. Keys that look like data, such as a number or an address, are counted and left out. */
export function bodyRows(body: JsonObject): BodyRows {
  const rows: Row[] = [];
  let oddKeys = 0;

  const openRow = (scope: string, outer: Row | undefined) => {
    const fields = new Map<string, RowField>();
    const row: Row = { scope, outer, fields };
    rows.push(row);
    return { row, fields };
  };
  const walk = (path: string, value: JsonValue, row: Row, fields: Map<string, RowField>): void => {
    fields.set(path, { state: stateOf(value), value });
    if (isJsonObject(value)) walkMembers(path, value, row, fields);
    else if (Array.isArray(value)) {
      for (const item of value) {
        const inner = openRow(`${path}[]`, row);
        walk(`${path}[]`, item, inner.row, inner.fields);
      }
    }
  };
  const walkMembers = (path: string, object: JsonObject, row: Row, fields: Map<string, RowField>): void => {
    for (const [key, member = null] of Object.entries(object)) {
      if (!isPlainKey(key)) oddKeys += 1;
      else walk(path === '' ? key : `${path}.${key}`, member, row, fields);
    }
  };

  const top = openRow('', undefined);
  walkMembers('', body, top.row, top.fields);
  return { rows, oddKeys };
}

/** The last key of a path: `data.line_items[].id` → `id`. */
export function keyOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).replaceAll('[]', '');
}

/** The path of the object or list around a field; empty for the body. */
export function containerOf(path: string): string {
  if (path.endsWith('[]')) return path.slice(0, -2);
  const dot = path.lastIndexOf('.');
  return dot === -1 ? '' : path.slice(0, dot);
}

/** The scope of a path: `data.line_items[].price.id` → `data.line_items[]`. */
export function scopeOf(path: string): string {
  const end = path.lastIndexOf('[]');
  return end === -1 ? '' : path.slice(0, end + 2);
}
