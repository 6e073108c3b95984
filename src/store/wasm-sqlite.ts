import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Statement } from 'node-sqlite3-wasm';
import { isBytes } from '../internal/bytes.ts';
import type { SqlDatabase, SqlRow, SqlStatement, SqlValue } from './sql-database.ts';

const require = createRequire(import.meta.url);

/**
 * Opens a database with the engine that comes as WebAssembly: for Node before 22.13, which has none of its own.
 *
 * @param path `undefined` keeps it in memory.
 */
export function openWasmSqlite(path: string | undefined): SqlDatabase {
  const { Database } = sqliteEngine();
  // The engine's own lock is a folder, which a process that was killed leaves behind. Anyone who gets here owns the data.
  if (path !== undefined) rmSync(`${path}.lock`, { recursive: true, force: true });
  const database = new Database(path);
  const prepared = new Map<string, Statement>();

  return {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => {
      const statement = prepared.get(sql) ?? database.prepare(sql);
      prepared.set(sql, statement);
      return wrapped(statement);
    },
    close: () => {
      if (!database.isOpen) return;
      for (const statement of prepared.values()) finalize(statement);
      database.close();
    },
  };
}

/** Loaded by the first call: nothing but a workspace has a use for it. */
function sqliteEngine(): typeof import('./on-demand/sqlite-engine.ts') {
  return require('#on-demand/sqlite-engine');
}

/** Frees a statement; without that the database would not close. That its last run failed was told then. */
function finalize(statement: Statement): void {
  try {
    statement.finalize();
  } catch {
    // It is free all the same.
  }
}

function wrapped(statement: Statement): SqlStatement {
  return {
    all: (...parameters) => statement.all([...parameters]).map(toRow),
    get: (...parameters) => {
      // Its own "get" leaves the statement in the middle of its rows, and with it a transaction open.
      const [row] = statement.all([...parameters]);
      return row === undefined ? undefined : toRow(row);
    },
    run: (...parameters) => {
      const { changes, lastInsertRowid } = statement.run([...parameters]);
      return { changes, insertedId: Number(lastInsertRowid) };
    },
  };
}

function toRow(row: object): SqlRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toValue(value)]));
}

function toValue(value: unknown): SqlValue {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' || typeof value === 'string' || isBytes(value)) return value;
  return null;
}
