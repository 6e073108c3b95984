import type { JsonObject } from '../internal/json.ts';
import { isKeptClass } from '../workspace/records/record-facts.ts';
import { parentOf, type RecordQuery, type WorkspaceRecord } from '../workspace/records/workspace-record.ts';
import type { RecordStore } from '../workspace/workspace-store.ts';
import { jsonOf, numberOf, textOf } from './column.ts';
import { listPage, type SqlCondition } from './keyset.ts';
import type { SqlDatabase, SqlRow, SqlValue } from './sql-database.ts';

const INSERT = `INSERT INTO records (class, id, parent_id, email, data, is_mentioned, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (class, id) DO UPDATE SET parent_id = excluded.parent_id,
  email = excluded.email, data = excluded.data, is_mentioned = excluded.is_mentioned, updated_at = excluded.updated_at`;
/** The longest text says most. */
const MENTION = `${INSERT} WHERE records.is_mentioned = 1 AND length(excluded.data) > length(records.data)`;

/** Keeps the records of a workspace in a database. */
export function createRecordTable(database: SqlDatabase): RecordStore {
  return {
    put: (record) => {
      database.prepare(INSERT).run(...columnsOf(record, 0));
    },
    mention: (record) => {
      database.prepare(MENTION).run(...columnsOf(record, 1));
    },
    get: (recordClass, id) => {
      const row = database.prepare('SELECT * FROM records WHERE class = ? AND id = ?').get(recordClass, id);
      return row === undefined ? undefined : toRecord(row);
    },
    remove: (recordClass, id) => {
      database.prepare('DELETE FROM records WHERE class = ? AND id = ?').run(recordClass, id);
    },
    list: (recordClass, query) =>
      listPage(
        database,
        {
          select: 'SELECT * FROM records',
          table: 'records',
          among: { column: 'class', value: recordClass },
          conditions: conditionsOf(query),
          read: toRecord,
          idOf: ({ id }) => id,
        },
        query,
      ),
  };
}

function columnsOf(record: Omit<WorkspaceRecord, 'isMentioned'>, isMentioned: 0 | 1): readonly SqlValue[] {
  const { recordClass, id, data, changedAt } = record;
  return [recordClass, id, parentOf(record), emailIn(data), JSON.stringify(data), isMentioned, changedAt];
}

/** Addresses are compared without regard to case (assumed). */
function emailIn({ email_address: email }: JsonObject): string | null {
  return typeof email === 'string' ? email.toLowerCase() : null;
}

function conditionsOf({ parentId, filter = new Map() }: RecordQuery): readonly SqlCondition[] {
  const ofParent = parentId === undefined ? [] : [{ sql: 'records.parent_id = ?', parameters: [parentId] }];
  const filters = [...filter].map(([field, values]): SqlCondition => {
    if (field === 'email_address') {
      return {
        sql: 'records.email IN (SELECT value FROM json_each(?))',
        parameters: [JSON.stringify(values.map((value) => value.toLowerCase()))],
      };
    }
    return {
      sql: 'CAST(json_extract(records.data, ?) AS TEXT) IN (SELECT value FROM json_each(?))',
      parameters: [`$."${field}"`, JSON.stringify(values)],
    };
  });
  return [...ofParent, ...filters];
}

function toRecord(row: SqlRow): WorkspaceRecord {
  const recordClass = textOf(row, 'class');
  if (!isKeptClass(recordClass)) throw new TypeError(`Records of the class ${recordClass} are not kept.`);
  return {
    recordClass,
    id: numberOf(row, 'id'),
    data: jsonOf<JsonObject>(row, 'data'),
    isMentioned: numberOf(row, 'is_mentioned') === 1,
    changedAt: numberOf(row, 'updated_at'),
  };
}
