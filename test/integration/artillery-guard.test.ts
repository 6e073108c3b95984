import { execa } from 'execa';
import { beforeAll, expect, it } from 'vitest';
import { buildPackage, PACKAGE_ROOT } from '../package/built-package.ts';

beforeAll(() => buildPackage());

it.each([
  {
    wrong: 'a host beyond this machine',
    script: { url: 'https://example.com/webhooks' },
    sentence:
      "The receiver example.com is not on this machine; only local receivers are allowed by default. If you are allowed to send test events there, add allowRemote: ['example.com'].",
  },
  {
    wrong: 'an unknown event type',
    script: { event: { eventType: 'order.creatd' } },
    sentence: 'Unknown event type "order.creatd".',
  },
  {
    wrong: 'a fault that needs the connection',
    script: { event: { eventType: 'order.created', faults: { loseAck: 1 } } },
    sentence:
      'clickfunnels: the fault "loseAck" is not possible where a load generator sends each request once.',
  },
  {
    wrong: 'an unknown option',
    script: { options: { sed: 7 } },
    sentence: 'clickfunnels has no option "sed".',
  },
  {
    wrong: 'a request without an event',
    script: { event: null },
    sentence: 'A request with "beforeRequest: signEvent" says nothing about its event.',
  },
])('ends a worker with one sentence: $wrong', async ({ script, sentence }) => {
  const { stdout, exitCode } = await execa(process.execPath, ['-e', WORKER, JSON.stringify(script)], {
    cwd: PACKAGE_ROOT,
    reject: false,
  });

  expect(exitCode).toBe(11);
  expect(stdout).toContain(`cf-webhook-sim: ${sentence}`);
  expect(stdout.trim().split('\n')).toHaveLength(1);
});

/** A worker as Artillery runs it: an error in its thread ends the process with exit code 11. */
const WORKER = `
  const { Worker } = require('node:worker_threads');
  const { inspect } = require('node:util');
  const worker = new Worker(\`
    const { workerData } = require('node:worker_threads');
    const { signEvent } = require(\${JSON.stringify(process.cwd() + '/dist/artillery.cjs')});
    const { options = {}, event = { eventType: 'order.created' }, url = 'http://127.0.0.1:3000/' } = workerData;
    const context = { vars: { clickfunnels: options, $env: {} } };
    signEvent({ url, clickfunnels: event ?? undefined }, context, { emit() {} }, () => undefined);
  \`, { eval: true, workerData: JSON.parse(process.argv[1]) });
  worker.on('error', (error) => {
    console.log(inspect(error));
    process.exit(11);
  });`;
