import { writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { execa } from 'execa';
import getPort from 'get-port';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReceiver } from '../../src/receiver/receiver.ts';
import { BUILT_BIN } from '../package/built-package.ts';
import { createUserProject, PATIENT, type UserProject } from '../package/user-project.ts';
import { codeOf } from './readme-blocks.ts';

/** What stands for the reader's own receiver and database in the examples. */
const APP = `
let failures = 0;
const orders = new Map<string, number>();

export const database = {
  failNext(times: number): void {
    failures = times;
  },
  async countOrders(id?: number | string | null): Promise<number> {
    return [...orders.values()].filter((order) => id === undefined || order === id).length;
  },
};

export async function app(request: Request): Promise<Response> {
  const event = JSON.parse(await request.text());
  if (new URL(request.url).pathname !== '/webhooks') return new Response(null, { status: 404 });
  if (failures > 0) {
    failures -= 1;
    throw new Error('The database is down.');
  }
  orders.set(event.event_id, event.subject_id);
  return new Response(null, { status: 200 });
}`;

/** What stands for the database of Node where Node has none. */
const SQLITE = `
export class DatabaseSync {
  exec() {}
  prepare() {
    return { run() {} };
  }
}`;

/** Compilers and test runners take their time where other tests run beside them. */
const LONG_MS = 120_000;

let project: UserProject;
let port = 0;
const receiver = createReceiver();

beforeAll(async () => {
  ({ port } = await receiver.listen());
  project = await createUserProject();
  await project.compile({
    'app.ts': APP,
    'library.ts': codeOf('library').replace('3000', String(port)),
    'runs.ts': codeOf('runs'),
    'webhooks.test.ts': codeOf('vitest'),
  });
}, LONG_MS);

afterAll(async () => {
  await receiver.close();
  await project[Symbol.asyncDispose]();
});

it('has library code that sends and tells what came of it', async () => {
  const stdout = await project.node(['out/library.js']);

  expect(stdout).toBe("delivered\n[ { kind: 'response', statusCode: 200 } ]");
  expect(JSON.parse(String(receiver.requests[0]?.body)).data.total_amount).toBe('49.00');
});

it('has code that runs many events, a journey and checks', async () => {
  expect(await project.node(['out/runs.js'])).toBe('passed passed failed');
});

it(
  'has tests for Vitest that pass',
  async () => {
    const runner = join('node_modules', 'vitest', 'vitest.mjs');

    const { exitCode, output } = await project.tryNode([runner, 'run', '--dir', 'out', ...PATIENT]);

    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/Tests {2}2 passed/);
  },
  LONG_MS,
);

it(
  'has a receiver that passes every MUST check',
  async () => {
    const code = codeOf('express');
    await writeFile(join(project.folder, 'sqlite.js'), SQLITE);
    await writeFile(
      join(project.folder, 'receiver.js'),
      isBuiltin('node:sqlite') ? code : code.replace("'node:sqlite'", "'./sqlite.js'"),
    );
    const checkedPort = await getPort();
    const secret = 'the secret of the endpoint';

    const { exitCode, all } = await execa(
      'node',
      [BUILT_BIN, 'check', `${checkedPort}/webhooks`, '--quiet', '--', 'node', 'receiver.js'],
      {
        cwd: project.folder,
        env: { PORT: String(checkedPort), WEBHOOK_SECRET: secret, CF_WEBHOOK_SIM_SECRET: secret, CI: 'true' },
        stdin: 'ignore',
        all: true,
        reject: false,
      },
    );

    expect({ exitCode, all }).toMatchObject({ exitCode: 0, all: expect.stringContaining('passed') });
  },
  LONG_MS,
);
