import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openWasmSqlite } from '../../src/store/wasm-sqlite.ts';
import { httpResponse, startRespondingServer } from '../support/tcp-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { isSignedWith, openManually } from '../support/workspace-builders.ts';

const VERSION_1 = new URL('../support/databases/version-1.sql', import.meta.url);
const APPLICATION_ID = 0x43_46_57_53;

/** A data folder as the first version wrote it, with endpoints at a server of this test. */
function folderOfVersion1(url: string): string {
  const data = temporaryFolder();
  const database = openWasmSqlite(join(data, 'workspace.db'));
  database.exec(readFileSync(VERSION_1, 'utf8').replaceAll('http://localhost:9', url));
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1`);
  database.close();
  return data;
}

it('goes on with a database of the first version: pending, interrupted and upcoming deliveries arrive', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const data = folderOfVersion1(new URL(server.url).origin);

  await using workspace = await openManually({ data });
  const before = workspace.deliveries.counts();
  await workspace.clock.advance('1m');

  expect(workspace.identity.name).toBe('Slow Kitchen Academy');
  expect(before).toMatchObject({ pending: 3, delivered: 1 });
  expect(workspace.deliveries.attempts(2).map(({ state }) => state)).toEqual(['interrupted', 'ended']);
  expect(workspace.deliveries.counts()).toMatchObject({ pending: 0, exhausted: 0 });
  expect(server.requests.length).toBeGreaterThan(3);
  expect(server.requests.every((request) => isSignedWith('ab'.repeat(32), request))).toBe(true);
});

it('keeps the numbers right when old deliveries of such a database are removed', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const data = folderOfVersion1(new URL(server.url).origin);
  const first = await openManually({ data });
  await first.clock.advance('40d');
  await first.close();

  await using second = await openManually({ data, keepMs: 86_400_000 });

  expect(Object.values(second.deliveries.counts()).every((count) => count === 0)).toBe(true);
  expect([second.deliveries.list().items, second.events.list().items]).toEqual([[], []]);
});

it('finds the records of the events that such a database has', async () => {
  const data = folderOfVersion1('http://localhost:9');
  await using workspace = await openManually({ data });

  const { items } = workspace.events.list({ limit: 100 });
  const contacts = items.filter(({ subjectType }) => subjectType === 'Contact');

  expect(items.length).toBeGreaterThan(0);
  for (const { subjectId, data: body } of contacts) {
    expect(workspace.records.show('Contact', Number(subjectId)).data).toMatchObject({ id: body['id'] });
  }
});
