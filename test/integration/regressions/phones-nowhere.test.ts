import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import { BUILT_BIN } from '../../package/built-package.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const WATCH = fileURLToPath(new URL('../../support/network-watch.cjs', import.meta.url));

it('the watch sees a connection', async () => {
  expect(
    await connections(['-e', "require('node:net').connect(1, '127.0.0.1').on('error', () => {})"]),
  ).toEqual(['connect 127.0.0.1']);
});

it.each([
  ['--version'],
  ['--help'],
  ['events'],
  ['preview order.created --seed 7'],
  ['schema order.created'],
  ['types order.created'],
  ['journeys'],
  ['check --list'],
  ['vectors'],
  ['config --config none'],
  ['completion bash'],
])('%s connects to nothing', async (line) => {
  expect(await connections([BUILT_BIN, ...line.split(' ')])).toEqual([]);
});

it.each([
  ['send order.created --instant'],
  ['send all --instant --seed 7'],
  ['run one-time-purchase --instant'],
  ['check --only ACK-04'],
])('%s connects to nothing but the addresses it was given', async (line) => {
  await using receiver = createReceiver();
  const { port } = await receiver.listen();

  const seen = await connections([BUILT_BIN, ...line.split(' '), '--to', `http://127.0.0.1:${port}`]);

  expect([...new Set(seen)]).toEqual(['connect 127.0.0.1']);
});

/** What a program of Node looked up and connected to. */
async function connections(words: readonly string[]): Promise<string[]> {
  const file = join(temporaryFolder(), 'connections');
  await execa('node', words, {
    cwd: temporaryFolder(),
    reject: false,
    env: { NODE_OPTIONS: `--require ${WATCH}`, NETWORK_WATCH_FILE: file },
  });
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
}
