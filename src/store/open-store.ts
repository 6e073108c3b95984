import { statSync } from 'node:fs';
import { join } from 'node:path';
import { SimulatorError } from '../errors/simulator-error.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import { readDatabaseHeader } from './database-header.ts';
import { explainError, explained } from './explained-database.ts';
import { migrate, refuseNewer, usableVersion } from './migrations.ts';
import { openNodeSqlite } from './node-sqlite.ts';
import { claimFolder, type OwnerLock } from './owner-lock.ts';
import { keepFromOthers } from './private-file.ts';
import type { SqlDatabase } from './sql-database.ts';
import { createSqlStore } from './sql-store.ts';
import { openWasmSqlite } from './wasm-sqlite.ts';

/** Up to this size a database is looked through for damage before it is used; that takes some tenths of a second. */
const CHECKED_BYTES = 32 * 1024 * 1024;

/** Opens a store that is gone when it is closed. */
export async function openMemoryStore(): Promise<WorkspaceStore> {
  const database = explained(await openDatabase(undefined), 'the store');
  migrate(database, 'the store');
  return createSqlStore(database, 'memory');
}

/**
 * Opens the store in a data folder, which is made where there is none. What a call has kept survives the end of the
 * process at any moment.
 *
 * @throws SimulatorError `data-in-use` while another process has the folder, `data-unreadable` for a database that is
 * damaged, newer or of another program (it is left as it is), `file-unwritable`.
 */
export async function openFileStore(folder: string): Promise<WorkspaceStore> {
  const lock = claimFolder(folder);
  try {
    const path = join(folder, 'workspace.db');
    keepFromOthers(path);
    const database = await openChecked(path);
    if (!lock.isHeld()) throw takenOver(folder);
    return closingBoth(createSqlStore(database, lock.token), lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openChecked(path: string): Promise<SqlDatabase> {
  const header = readDatabaseHeader(path);
  if (header !== undefined) refuseNewer(header.userVersion, path);
  const database = explained(await openOrExplain(path), path);
  try {
    // One process has the file, so that the engines need no memory in common beside it.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    if (header !== undefined) refuseDamaged(database, path);
    usableVersion(database, path);
    database.prepare('PRAGMA journal_mode = WAL').all();
    database.exec('PRAGMA synchronous = NORMAL');
    migrate(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

async function openOrExplain(path: string): Promise<SqlDatabase> {
  try {
    return await openDatabase(path);
  } catch (error) {
    throw explainError(error, path);
  }
}

/** Node's own engine where there is one. */
async function openDatabase(path: string | undefined): Promise<SqlDatabase> {
  return openNodeSqlite(path) ?? openWasmSqlite(path);
}

function refuseDamaged(database: SqlDatabase, path: string): void {
  if (statSync(path).size > CHECKED_BYTES) return;
  const finding = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (finding === 'ok') return;
  throw new SimulatorError({
    code: 'data-unreadable',
    problem: `Opening ${path} failed: the database is damaged (${String(finding)}).`,
    cure: 'Move it, or use another folder with --data. It was left as it is.',
  });
}

function closingBoth(store: WorkspaceStore, lock: OwnerLock): WorkspaceStore {
  return {
    ...store,
    close: () => {
      store.close();
      lock.release();
    },
  };
}

function takenOver(folder: string): SimulatorError {
  return new SimulatorError({
    code: 'data-in-use',
    problem: `Opening the data folder ${folder} failed: another process opened it at the same moment.`,
    cure: 'Stop that process, or use another folder with --data.',
  });
}
