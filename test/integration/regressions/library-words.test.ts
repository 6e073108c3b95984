import { expect, it } from 'vitest';
import { createSimulator, verifySignature } from '../../../src/index.ts';
import { inLibraryWords } from '../../../src/internal/library-words.ts';
import { assertDelivered, assertPassesChecks } from '../../../src/node-test.ts';
import { verifySignature as ofReceivers } from '../../../src/verify.ts';
import { runCli } from '../../cli/run-cli.ts';
import { closedPort } from '../../support/tcp-server.ts';

const FLAG = /(?<![\w-])--[a-z]/;

it('there is one verifySignature', () => {
  expect(verifySignature).toBe(ofReceivers);
});

it('the command names its option, and the library names its own', async () => {
  const { stderr } = await runCli('send order.created --to https://shop.example/hooks --instant');

  expect(stderr).toContain('add --allow-remote shop.example.');
  expect(() => createSimulator({ to: 'https://shop.example/hooks' })).toThrow(
    "add allowRemote: ['shop.example'].",
  );
});

it.each([
  [{ set: { 'data.totl_amount': '1' } }, 'use force: true.'],
  [{ faults: { order: 'sorted' } }, 'The fault "order" takes as-is, shuffled'],
  [{ faults: { slowBody: 'fast' } }, 'The fault "slowBody" takes bytes per second'],
  [{ faults: { cutAfter: 'never' } }, 'The fault "cutAfter" takes headers, body or a number of bytes'],
])('send %j is refused in the words of the library', async (options, words) => {
  const error = await errorOf(() =>
    createSimulator({ to: 1, clock: 'virtual' }).send('one-time-order.completed', options as object),
  );

  expect(error.message).toContain(words);
  expect(error.message).not.toMatch(FLAG);
});

it('assertDelivered() speaks of the library', async () => {
  const simulator = createSimulator({ to: await closedPort(), attempts: 1, clock: 'virtual' });
  const delivery = await simulator.send('order.created');
  await simulator.close();

  const error = await errorOf(() => assertDelivered(delivery));
  expect(error.message).toContain('set its port with to.');
  expect(error.message).not.toMatch(FLAG);
});

it('assertPassesChecks() speaks of the library', async () => {
  const simulator = createSimulator({ to: () => new Response('no', { status: 403 }), seed: 7 });
  const report = await simulator.check({ only: ['SIG-01', 'IDEM-01', 'ANS-01'].slice(0, 1), settleMs: 1 });
  await simulator.close();

  const error = await errorOf(() => assertPassesChecks(report));
  const own = error.message.split('\n').filter((line) => !line.includes('curl') && !line.includes('openssl'));
  expect(own.join('\n')).not.toMatch(FLAG);
});

it('command lines, and options that the library does not have, stay as they are', () => {
  const texts = [
    'Record some with cf-webhook-sim listen --record DIR.',
    'Reproduce: npx cf-webhook-sim send order.created --to 3000 --seed 7',
    'Exclude fewer checks; check --list shows all of them.',
  ];

  expect(texts.map(inLibraryWords)).toEqual(texts);
  expect(inLibraryWords('Trust its authority with --ca FILE, or use --insecure in development.')).toBe(
    'Trust its authority with ca, or use insecure: true in development.',
  );
});

async function errorOf(work: () => unknown): Promise<Error> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('Nothing was thrown.');
}
