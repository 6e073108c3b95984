import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { SimulatorError } from '../../../src/errors/simulator-error.ts';
import { openFileStore } from '../../../src/store/open-store.ts';
import { openWasmSqlite } from '../../../src/store/wasm-sqlite.ts';
import { newDelivery, newEndpoint, newEvent } from '../../support/store-builders.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('finds again what was kept, in a folder that it makes', async () => {
  const folder = join(temporaryFolder(), 'deep', 'inside');
  const first = await openFileStore(folder);
  const endpoint = first.endpoints.insert(newEndpoint());
  first.close();

  const second = await openFileStore(folder);

  expect(second.endpoints.all()).toEqual([endpoint]);
  second.close();
});

it('says in which process a folder is open', async () => {
  const folder = temporaryFolder();
  const store = await openFileStore(folder);

  const error = await failureOf(openFileStore(folder));

  expect(error.code).toBe('data-in-use');
  expect(error.message).toContain(`process ${process.pid} is using it`);
  store.close();
  (await openFileStore(folder)).close();
});

it('leaves a file alone that is no database', async () => {
  const folder = temporaryFolder();
  writeFileSync(databaseIn(folder), 'no database at all '.repeat(100));

  await expectRefusal(folder, 'it is not an SQLite database');
});

it('leaves a database alone that a newer version has written', async () => {
  const folder = temporaryFolder();
  (await openFileStore(folder)).close();
  const bytes = readFileSync(databaseIn(folder));
  bytes.writeUInt32BE(99, 60);
  writeFileSync(databaseIn(folder), bytes);

  await expectRefusal(folder, 'it was written by a newer cf-webhook-sim (its version is 99');
});

it('leaves a database of another program alone', async () => {
  const folder = temporaryFolder();
  const foreign = openWasmSqlite(databaseIn(folder));
  foreign.exec('CREATE TABLE recipes (name TEXT)');
  foreign.close();

  await expectRefusal(folder, 'it belongs to another program');
});

it('leaves a database alone that was cut off', async () => {
  const folder = await filledFolder();
  truncateSync(databaseIn(folder), 20_480);

  await expectRefusal(folder, 'the database is damaged');
});

it('leaves a database alone that was written over in the middle', async () => {
  const folder = await filledFolder();
  const bytes = readFileSync(databaseIn(folder));
  writeFileSync(databaseIn(folder), bytes.fill('x', 4_096, 16_384));

  await expectRefusal(folder, 'the database is damaged');
});

it('says so when the folder cannot be made', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');

  const error = await failureOf(openFileStore(join(file, 'data')));

  expect(error.code).toBe('file-unwritable');
});

it('does nothing any more when it is closed', async () => {
  const store = await openFileStore(temporaryFolder());
  store.close();
  store.close();

  expect(() => store.endpoints.all()).toThrow(expect.objectContaining({ code: 'simulator-closed' }));
});

async function filledFolder(): Promise<string> {
  const folder = temporaryFolder();
  const store = await openFileStore(folder);
  store.transaction(() => {
    store.endpoints.insert(newEndpoint());
    for (let count = 1; count <= 200; count += 1) {
      store.events.insert(newEvent({ body: Buffer.alloc(500, 'x') }));
      store.deliveries.insert(newDelivery({ eventNumber: count }));
    }
  });
  store.close();
  return folder;
}

async function expectRefusal(folder: string, why: string): Promise<void> {
  const before = readFileSync(databaseIn(folder));

  const error = await failureOf(openFileStore(folder));

  expect(error.code).toBe('data-unreadable');
  expect(error.message).toContain(why);
  expect(error.message).toContain(databaseIn(folder));
  expect(readFileSync(databaseIn(folder)).equals(before)).toBe(true);
  expect((await failureOf(openFileStore(folder))).code).toBe('data-unreadable');
}

async function failureOf(opening: Promise<unknown>): Promise<SimulatorError> {
  return await opening.then(
    () => {
      throw new Error('It was opened.');
    },
    (error: SimulatorError) => error,
  );
}

function databaseIn(folder: string): string {
  return join(folder, 'workspace.db');
}
