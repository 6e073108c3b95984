import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReceiver } from '../../src/receiver/receiver.ts';
import { DEVELOPMENT_SECRET, signBody } from '../../src/signature/sign.ts';
import { createUserProject, type UserProject } from '../package/user-project.ts';
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

/** Sends to each receiver of the README with the right secret and with another, and says how the attempts ended. */
const SEND_TO_RECEIVERS = `
import { createSimulator, fetchTarget, type InProcessReceiver } from 'cf-webhook-sim';

const secret = 'the secret of the endpoint';
process.env.WEBHOOK_SECRET = secret;
const hono = (await import('./hono.js')).app;
const receivers: Record<string, InProcessReceiver> = {
  express: (await import('./express.js')).app,
  fastify: (await import('./fastify.js' as string)).app,
  next: (await import('./next.js')).POST,
  hono: fetchTarget((request) => hono.fetch(request, { WEBHOOK_SECRET: secret })),
};

const log = console.log;
console.log = () => {};
for (const [name, to] of Object.entries(receivers)) {
  const statuses = [];
  for (const signedWith of [secret, 'another']) {
    const simulator = createSimulator({ to, path: '/webhooks', secret: signedWith, clock: 'virtual', attempts: 1 });
    const { attempts } = await simulator.send('order.completed');
    for (const { outcome } of attempts) statuses.push(outcome.kind === 'response' ? outcome.statusCode : outcome.kind);
    await simulator.close();
  }
  log(name, ...statuses);
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
    'many-events.ts': codeOf('manyEvents'),
    'story.ts': codeOf('story'),
    'checks.ts': codeOf('checks'),
    'step-by-step.ts': codeOf('stepByStep'),
    'webhooks.test.ts': codeOf('vitest'),
    'express.ts': codeOf('express'),
    'next.ts': codeOf('next'),
    'hono.ts': codeOf('hono'),
    'receivers.ts': SEND_TO_RECEIVERS,
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

it('has code that sends many events with faults and expectations', async () => {
  expect(await project.node(['out/many-events.js'])).toBe('passed 2');
});

it('has code that tells a story', async () => {
  expect(await project.node(['out/story.js'])).toMatch(/^passed \d+$/);
});

it('has code that checks a receiver', async () => {
  expect(await project.node(['out/checks.js'])).toBe('failed fail');
});

it('has code that goes from attempt to attempt', async () => {
  const stdout = await project.node(['out/step-by-step.js']);

  expect(stdout.split('\n')).toEqual(['0', 'delivered']);
});

it(
  'has tests for Vitest that pass',
  async () => {
    const runner = join('node_modules', 'vitest', 'vitest.mjs');

    const { exitCode, output } = await project.tryNode([runner, 'run', '--dir', 'out']);

    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/Tests {2}2 passed/);
  },
  LONG_MS,
);

it(
  'has a test for Jest that passes',
  async () => {
    await writeBesideApp('jest', 'webhooks.test.js', codeOf('jest'));

    const { exitCode, output } = await project.tryNode([
      '--experimental-vm-modules',
      '--no-warnings',
      join('node_modules', 'jest', 'bin', 'jest.js'),
      ...['--rootDir', 'jest', '--transform', '{}'],
    ]);

    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/Tests: +1 passed/);
  },
  LONG_MS,
);

it('has a test for node:test that passes', async () => {
  await writeBesideApp('node-test', 'webhooks.test.js', codeOf('nodeTest'));

  const { exitCode, output } = await project.tryNode(['--test', join('node-test', 'webhooks.test.js')]);

  expect(exitCode, output).toBe(0);
  expect(output).toMatch(/^\S+ pass 1$/m);
});

it('has receivers that take genuine requests and refuse others', async () => {
  await writeFile(join(project.folder, 'out', 'fastify.js'), codeOf('fastify'));

  const stdout = await project.node(['out/receivers.js']);

  expect(stdout.split('\n')).toEqual(['express 204 401', 'fastify 204 401', 'next 204 401', 'hono 204 401']);
});

it('has code of its own that tells genuine requests from others', async () => {
  const file = join(project.folder, 'own-verification.js');
  await writeFile(file, codeOf('ownVerification'));
  const { isGenuine } = await import(pathToFileURL(file).href);
  const body = Buffer.from('{"data":{}}');
  const secret = DEVELOPMENT_SECRET;
  const signed = (timestamp: number) => ({
    timestamp: String(timestamp),
    signature: signBody({ secret, timestamp, body }),
  });
  const now = Math.floor(Date.now() / 1_000);

  expect(isGenuine(body, signed(now), secret)).toBe(true);
  expect(isGenuine(body, signed(now - 700), secret)).toBe(false);
  expect(isGenuine(body, signed(now + 700), secret)).toBe(false);
  expect(isGenuine(body, { ...signed(now), timestamp: String(now - 1) }, secret)).toBe(false);
  expect(isGenuine(body, { ...signed(now), timestamp: 'soon' }, secret)).toBe(false);
  expect(isGenuine(body, {}, secret)).toBe(false);
  expect(isGenuine(Buffer.from('{"data":{} }'), signed(now), secret)).toBe(false);
  expect(isGenuine(body, signed(now), 'another')).toBe(false);
});

/** Writes a file into a folder of its own, beside the compiled stand-in for the reader's receiver. */
async function writeBesideApp(name: string, file: string, code: string): Promise<void> {
  const folder = join(project.folder, name);
  await mkdir(folder);
  await copyFile(join(project.folder, 'out', 'app.js'), join(folder, 'app.js'));
  await writeFile(join(folder, file), code);
}
