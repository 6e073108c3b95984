import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openFileStore } from '../../../src/store/open-store.ts';
import { keepFromOthers } from '../../../src/store/private-file.ts';
import { openWasmSqlite } from '../../../src/store/wasm-sqlite.ts';
import { folderWith } from '../../unit/config/temp-folder.ts';

const isWindows = process.platform === 'win32';

it.skipIf(isWindows)(
  'no other user can read a file of a data folder, whatever the mode of the folder',
  async () => {
    const folder = openFolder();

    const store = await openFileStore(folder);
    const open = modesIn(folder);
    store.close();

    expect(open).toHaveProperty('workspace.db', 0o600);
    expect(new Set(Object.values(open))).toEqual(new Set([0o600]));
    expect(modesIn(folder)).toEqual({ 'workspace.db': 0o600 });
  },
);

it.skipIf(isWindows)('what others could read of an older data folder is taken from them', async () => {
  const folder = openFolder();
  (await openFileStore(folder)).close();
  for (const name of ['workspace.db', 'workspace.db-wal', 'workspace.db-shm']) {
    writeFileSync(join(folder, name), '', { flag: 'a' });
    chmodSync(join(folder, name), 0o644);
  }

  const store = await openFileStore(folder);
  const open = modesIn(folder);
  store.close();

  expect(new Set(Object.values(open))).toEqual(new Set([0o600]));
});

it.skipIf(isWindows)('the engine for older Node keeps its files from others as well', () => {
  const path = join(openFolder(), 'workspace.db');
  keepFromOthers(path);

  const database = openWasmSqlite(path);
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  database.prepare('PRAGMA journal_mode = WAL').all();
  database.exec('CREATE TABLE secrets (secret TEXT)');
  const open = Object.values(modesIn(join(path, '..')));
  database.close();

  expect(new Set(open)).toEqual(new Set([0o600]));
});

/** A folder that everybody may look into. */
function openFolder(): string {
  const folder = join(folderWith({ 'data/x': '' }), 'data');
  chmodSync(folder, 0o755);
  return folder;
}

/** The files in a folder, by name, each with its permissions. */
function modesIn(folder: string): Readonly<Record<string, number>> {
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== 'x',
  );
  return Object.fromEntries(files.map(({ name }) => [name, statSync(join(folder, name)).mode & 0o777]));
}
