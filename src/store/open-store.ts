import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import { migrate } from './migrations.ts';
import { openNodeSqlite } from './node-sqlite.ts';
import type { SqlDatabase } from './sql-database.ts';
import { createSqlStore } from './sql-store.ts';
import { openWasmSqlite } from './wasm-sqlite.ts';

/** Opens a store that is gone when it is closed. */
export async function openMemoryStore(): Promise<WorkspaceStore> {
  const database = await openDatabase(undefined);
  migrate(database, 'the store');
  return createSqlStore(database, 'memory');
}

/** Node's own engine where there is one. */
async function openDatabase(path: string | undefined): Promise<SqlDatabase> {
  return (await openNodeSqlite(path)) ?? (await openWasmSqlite(path));
}
