import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openNodeSqlite } from '../../../src/store/node-sqlite.ts';
import { inTransaction, type SqlDatabase } from '../../../src/store/sql-database.ts';
import { openWasmSqlite } from '../../../src/store/wasm-sqlite.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Open = (path: string | undefined) => Promise<SqlDatabase | undefined>;

const HAS_NODE_SQLITE = isBuiltin('node:sqlite');
const ENGINES: readonly { readonly engine: string; readonly open: Open }[] = [
  { engine: 'WebAssembly', open: (path) => Promise.resolve(openWasmSqlite(path)) },
  ...(HAS_NODE_SQLITE
    ? [{ engine: 'Node', open: (path: string | undefined) => Promise.resolve(openNodeSqlite(path)) }]
    : []),
];

it.skipIf(HAS_NODE_SQLITE)('has no engine of Node where Node has none', () => {
  expect(openNodeSqlite(undefined)).toBeUndefined();
});

describe.each(ENGINES)('the engine of $engine', ({ open }) => {
  it('gives values back as they were, and none for no row', async () => {
    const database = await opened(open);
    database.exec('CREATE TABLE things (id INTEGER PRIMARY KEY, value)');
    const insert = database.prepare('INSERT INTO things (value) VALUES (?)');
    const values = [null, 1_764_000_000_123, 1.5, 'text', new Uint8Array([0, 255])];

    const ids = values.map((value) => insert.run(value).insertedId);

    const find = database.prepare('SELECT value FROM things WHERE id = ?');
    expect(ids).toEqual([1, 2, 3, 4, 5]);
    expect(ids.map((id) => find.get(id)?.['value'])).toEqual(values);
    expect(find.get(6)).toBeUndefined();
    expect(database.prepare('SELECT id FROM things ORDER BY id DESC').all()).toHaveLength(5);
    database.close();
  });

  it('counts what a statement changes', async () => {
    const database = await opened(open);
    database.exec("CREATE TABLE things (name TEXT); INSERT INTO things VALUES ('a'), ('b'), ('b')");

    const { changes } = database.prepare('UPDATE things SET name = ? WHERE name = ?').run('c', 'b');

    expect(changes).toBe(2);
    database.close();
  });

  it('parses a statement once', async () => {
    const database = await opened(open);
    const count = () => database.prepare('SELECT 1 AS one').get()?.['one'];

    expect([count(), count(), count()]).toEqual([1, 1, 1]);
    database.close();
  });

  it('undoes a transaction that fails', async () => {
    const database = await opened(open);
    database.exec('CREATE TABLE things (name TEXT)');

    expect(() =>
      inTransaction(database, () => {
        database.prepare('INSERT INTO things VALUES (?)').run('a');
        throw new Error('it failed in between');
      }),
    ).toThrow('it failed in between');

    expect(database.prepare('SELECT * FROM things').all()).toEqual([]);
    database.close();
  });

  it('keeps what is written in its file, and may be closed twice', async () => {
    const path = join(temporaryFolder(), 'things.db');
    const first = await opened(open, path);
    first.exec("CREATE TABLE things (name TEXT); INSERT INTO things VALUES ('kept')");
    first.close();
    first.close();

    const second = await opened(open, path);

    expect(second.prepare('SELECT name FROM things').get()).toEqual({ name: 'kept' });
    second.close();
  });
});

async function opened(open: Open, path?: string): Promise<SqlDatabase> {
  const database = await open(path);
  if (database === undefined) throw new Error('the engine did not open');
  return database;
}
