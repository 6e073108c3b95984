import type { JsonObject, JsonValue } from '../../internal/json.ts';
import { parseJsonAsWritten } from '../../source/parse-json.ts';

/** The names of columns that hold a body. */
const BODY_COLUMN = /^(?:body|content|raw_?body|payload|raw|text)$/i;
/** A field: in quotes, which are doubled inside, or up to the next comma. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** The rows of a table of requests as objects; `undefined` where text is no such table. */
export function csvRows(text: string): JsonObject[] | undefined {
  const [names, ...rows] = readRows(text) ?? [];
  if (names === undefined || names.length < 2 || !names.some((name) => BODY_COLUMN.test(name)))
    return undefined;
  return rows
    .filter((fields) => fields.length === names.length)
    .map((fields) =>
      Object.fromEntries(
        names.map((name, index) => [columnName(name), fieldValue(name, fields[index] ?? '')]),
      ),
    );
}

function columnName(name: string): string {
  return name.trim().toLowerCase().replaceAll(/\W+/g, '_');
}

/** Headers stand in one column, as JSON. */
function fieldValue(name: string, text: string): JsonValue {
  if (!/^headers$/i.test(name.trim())) return text;
  const parsed = parseJsonAsWritten(text);
  return parsed.ok ? parsed.value : text;
}

function readRows(text: string): string[][] | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < text.length) {
    const found = FIELD.exec(text);
    if (found === null) return undefined;
    const [, quoted, plain = '', end] = found;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return row.length === 0 ? rows : [...rows, row];
}
