import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createUserProject, PATIENT, type UserProject } from './user-project.ts';

/** A receiver that responds as told, and what came of one delivery to it. */
const DELIVER = `
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createSimulator, type DeliveryReport } from 'cf-webhook-sim';

export interface Delivered {
  readonly delivery: DeliveryReport;
  readonly requests: readonly { readonly rawHeaders: readonly string[]; readonly body: Buffer }[];
}

export async function deliver(...statuses: readonly number[]): Promise<Delivered> {
  const requests: { rawHeaders: string[]; body: Buffer }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({ rawHeaders: request.rawHeaders, body: Buffer.concat(chunks) });
      response.writeHead(statuses[requests.length - 1] ?? 200).end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const to = typeof address === 'object' && address !== null ? address.port : 0;
  const simulator = createSimulator({ to, clock: 'virtual', seed: 7, attempts: 3 });
  const delivery = await simulator.send('order.created');
  await simulator.close();
  server.close();
  return { delivery, requests };
}`;

/** The same tests for Vitest and Jest. Each matcher passes, fails, and is turned round. */
const MATCHERS = `
import { DEVELOPMENT_SECRET } from 'cf-webhook-sim';
import { deliver } from './deliver.js';

it('knows deliveries', async () => {
  const { delivery } = await deliver(500, 200);
  expect(delivery).toBeDelivered();
  expect(delivery).toBeDelivered({ attempts: 2, statuses: [500, '2xx'] });
  expect(delivery).toHaveStatuses([500, 200]);
  expect(delivery).not.toBeExhausted();
  expect(delivery).not.toHaveStatuses(['timeout', 200]);
  expect((await deliver(500, 404, 500)).delivery).toBeExhausted({ attempts: 3 });
});

it('knows bodies and signatures', async () => {
  const { requests: [request] } = await deliver();
  expect(request).toHaveValidSignature(DEVELOPMENT_SECRET);
  expect(request).not.toHaveValidSignature('another', { toleranceSeconds: 60 });
  expect(request?.body).toMatchEventSchema('order.created', { apiVersion: 'v2', wire: 'documented' });
  expect(request?.body).not.toMatchEventSchema('order.updated');
});

it('waits for a promise', async () => {
  await expect(deliver().then(({ delivery }) => delivery)).resolves.toBeDelivered({ attempts: 1 });
});

it('says what is wrong', async () => {
  const { delivery } = await deliver(500, 500, 500);
  expect(() => expect(delivery).toBeDelivered()).toThrow(
    /^order\\.created should have been delivered\\.\\n\\n[^]*status {2}delivered {2}exhausted {2}←\\n\\norder\\.created {2}V2/,
  );
  expect(() => expect(delivery).not.toBeExhausted()).toThrow('order.created should not have been exhausted, but was.');
});

export async function neverRun(): Promise<void> {
  const { delivery } = await deliver();
  // @ts-expect-error: attempts are counted
  expect(delivery).toBeDelivered({ attempts: 'two' });
  // @ts-expect-error: no attempt can end like this
  expect(delivery).toHaveStatuses(['timeuot']);
  // @ts-expect-error: no event type has this name
  expect({}).toMatchEventSchema('order.creatd');
  // @ts-expect-error: a secret is needed
  expect({}).toHaveValidSignature();
}`;

let project: UserProject;

beforeAll(async () => {
  project = await createUserProject();
});

afterAll(() => project[Symbol.asyncDispose]());

it('offers matchers to Vitest', async () => {
  await project.compile({
    'deliver.ts': DELIVER,
    'vitest.test.ts': `import { expect, it } from 'vitest'; import 'cf-webhook-sim/vitest'; ${MATCHERS}`,
    'asymmetric.test.ts': `
      import { expect, it } from 'vitest';
      import 'cf-webhook-sim/vitest';
      import { deliver } from './deliver.js';

      it('stands for a delivery inside of something else', async () => {
        expect([await deliver()]).toEqual([{ delivery: expect.toBeDelivered(), requests: expect.anything() }]);
      });`,
  });

  const { exitCode, output } = await project.tryNode([
    bin('vitest/vitest.mjs'),
    'run',
    '--dir',
    'out',
    ...PATIENT,
  ]);

  expect(exitCode, output).toBe(0);
  expect(output).toMatch(/Tests {2}5 passed/);
});

it('offers matchers to Jest, to its global expect and to the one that is imported', async () => {
  const options = [
    '--testMatch',
    '<rootDir>/out/*.jest.js',
    '--transform',
    '{}',
    '--rootDir',
    '.',
    ...PATIENT,
  ];
  await project.compile(
    {
      'deliver.ts': DELIVER,
      'imported.jest.ts': `import { expect, it } from '@jest/globals'; import 'cf-webhook-sim/jest'; ${MATCHERS}`,
      'global.jest.ts': `import 'cf-webhook-sim/jest'; ${MATCHERS}`,
    },
    ['node', 'jest'],
  );

  const { exitCode, output } = await project.tryNode([
    '--experimental-vm-modules',
    '--no-warnings',
    bin('jest/bin/jest.js'),
    ...options,
  ]);

  expect(exitCode, output).toBe(0);
  expect(output).toMatch(/Tests: +8 passed/);
});

it('offers assertions to node:test', async () => {
  await project.compile({
    'deliver.ts': DELIVER,
    'assertions.ts': `
      import { AssertionError, deepEqual, ok, throws } from 'node:assert/strict';
      import { test } from 'node:test';
      import { DEVELOPMENT_SECRET } from 'cf-webhook-sim';
      import {
        assertDelivered, assertExhausted, assertMatchesEventSchema, assertStatuses, assertValidSignature,
      } from 'cf-webhook-sim/node-test';
      import { deliver } from './deliver.js';

      test('passes', async () => {
        const { delivery, requests: [request] } = await deliver(500, 200);
        ok(request !== undefined);
        assertDelivered(delivery, { attempts: 2 });
        assertStatuses(delivery, [500, 200]);
        assertMatchesEventSchema(request.body, 'order.created');
        assertValidSignature(request, DEVELOPMENT_SECRET);
        assertExhausted((await deliver(500, 500, 500)).delivery);
      });

      test('fails with an AssertionError that begins at the caller', async () => {
        const { delivery, requests: [request] } = await deliver();
        ok(request !== undefined);
        throws(() => assertExhausted(delivery, { attempts: 8 }), (error) => {
          ok(error instanceof AssertionError);
          deepEqual(error.expected, { status: 'exhausted', attempts: 8 });
          deepEqual(error.actual, { status: 'delivered', attempts: 1 });
          deepEqual(error.operator, 'assertExhausted');
          ok(!error.stack?.includes('node-test.'));
          return true;
        });
        throws(() => assertDelivered(delivery, { attempts: 2 }), AssertionError);
        throws(() => assertStatuses(delivery, [500]), AssertionError);
        throws(() => assertMatchesEventSchema('{}', 'order.created'), AssertionError);
        throws(() => assertValidSignature(request, 'another'), AssertionError);
      });`,
  });

  const { exitCode, output } = await project.tryNode(['--test', join('out', 'assertions.js')]);

  expect(exitCode, output).toBe(0);
  expect(output).toMatch(/^\S+ pass 2$/m);
});

function bin(path: string): string {
  return join(project.folder, 'node_modules', path);
}
