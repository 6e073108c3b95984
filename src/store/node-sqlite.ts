import type { SqlDatabase, SqlRow, SqlStatement, SqlValue } from './sql-database.ts';

/** As much of Node's own module as is used. Its types are those of a newer Node than the oldest that is supported. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => NodeDatabase;
}

interface NodeDatabase {
  exec(sql: string): void;
  prepare(sql: string): NodeStatement;
  close(): void;
}

interface NodeStatement {
  all(...parameters: readonly SqlValue[]): SqlRow[];
  get(...parameters: readonly SqlValue[]): SqlRow | undefined;
  run(...parameters: readonly SqlValue[]): {
    readonly changes: number | bigint;
    readonly lastInsertRowid: number | bigint;
  };
}

/**
 * Opens a database with Node's own engine.
 *
 * @param path `undefined` keeps it in memory.
 * @returns `undefined` where Node has none (before 22.13).
 */
export function openNodeSqlite(path: string | undefined): SqlDatabase | undefined {
  const sqlite = loadModule();
  if (sqlite === undefined) return undefined;
  const database = new sqlite.DatabaseSync(path ?? ':memory:');
  const prepared = new Map<string, SqlStatement>();
  let isOpen = true;

  return {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => {
      const statement = prepared.get(sql) ?? wrapped(database.prepare(sql));
      prepared.set(sql, statement);
      return statement;
    },
    close: () => {
      if (isOpen) database.close();
      isOpen = false;
    },
  };
}

function loadModule(): NodeSqlite | undefined {
  const loaded: unknown = process.getBuiltinModule('node:sqlite');
  return isNodeSqlite(loaded) ? loaded : undefined;
}

function isNodeSqlite(loaded: unknown): loaded is NodeSqlite {
  return typeof loaded === 'object' && loaded !== null && 'DatabaseSync' in loaded;
}

function wrapped(statement: NodeStatement): SqlStatement {
  return {
    all: (...parameters) => statement.all(...parameters),
    get: (...parameters) => statement.get(...parameters),
    run: (...parameters) => {
      const { changes, lastInsertRowid } = statement.run(...parameters);
      return { changes: Number(changes), insertedId: Number(lastInsertRowid) };
    },
  };
}
