import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSimulator } from '../../../src/index.ts';
import { runCli } from '../../cli/run-cli.ts';
import { TEST_ONLY_CERTIFICATE } from '../../support/test-only-certificate.ts';
import { folderWith } from '../../unit/config/temp-folder.ts';

const PRIVATE = 'very-private-line';

it.each([
  ['text', `${PRIVATE}\n`],
  ['a private key', `-----BEGIN PRIVATE KEY-----\n${PRIVATE}\n-----END PRIVATE KEY-----\n`],
  ['a damaged certificate', `-----BEGIN CERTIFICATE-----\n${PRIVATE}\n-----END CERTIFICATE-----\n`],
  [
    'a certificate before a damaged one',
    `${TEST_ONLY_CERTIFICATE}-----BEGIN CERTIFICATE-----\n${PRIVATE}\n-----END CERTIFICATE-----\n`,
  ],
  ['nothing', ''],
])('--ca with %s is refused, and nothing of the file is shown', async (_what, content) => {
  const file = join(folderWith({ 'ca.pem': content }), 'ca.pem');

  for (const words of [
    ['send', 'order.created', '--instant', '--ca', file],
    ['check', '4000', '--ca', file],
    ['serve', '--port', '0', '--ca', file],
  ]) {
    const { exitCode, stdout, stderr } = await runCli(words);

    expect(exitCode, words[0]).toBe(2);
    expect(stderr).toContain('requires a certificate in PEM form');
    expect(stdout + stderr).not.toContain(PRIVATE);
  }
});

it('the library refuses the same, and shows nothing of it', () => {
  const create = () => createSimulator({ to: 1, ca: PRIVATE });

  expect(create).toThrow('requires a certificate in PEM form');
  expect(create).not.toThrow(PRIVATE);
});

it('--merge says in which line a file is not JSON, and shows nothing of it', async () => {
  const file = join(folderWith({ 'x.json': `{\n${PRIVATE}\n}` }), 'x.json');

  const { exitCode, stderr } = await runCli(['preview', 'order.created', '--merge', file]);

  expect(exitCode).toBe(2);
  expect(stderr).toContain('not valid JSON in line 2');
  expect(stderr).not.toContain(PRIVATE);
});
