import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runCli } from './run-cli.ts';

const TREE = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, child: { $ref: '#' } },
};
const JOURNEY = `name: packing
title: An order is packed
about: A contact's order is packed.
steps:
  - create: ada
    contact: {}
  - after: 1h
    emit: workflows/order_packed
    of: ada
`;

/** The path of a configuration with an event type of its own, and more lines where given. */
function configured(entry = './tree.json', more = ''): string {
  const folder = temporaryFolder();
  const config = join(folder, 'c.yaml');
  writeFileSync(join(folder, 'tree.json'), JSON.stringify(TREE));
  writeFileSync(join(folder, 'packing.yaml'), JOURNEY);
  writeFileSync(config, `events:\n  workflows/order_packed: ${entry}\n${more}`);
  return config;
}

/** How often the data that is shown contains itself. */
async function depthOf(config: string, ...words: string[]): Promise<number> {
  const { stdout } = await runCli([
    'preview',
    'workflows/order_packed',
    '--config',
    config,
    '--seed',
    '7',
    ...words,
  ]);
  return stdout.split('"child"').length - 1;
}

const DEEPER = '{ schema: ./tree.json, maxDepth: 5 }';

it.each([
  ['the usual depth', './tree.json', '', [], 3],
  ['--max-depth', './tree.json', '', ['--max-depth', '1'], 1],
  ['maxDepth of the configuration', './tree.json', 'maxDepth: 2\n', [], 2],
  ['maxDepth of the event type before that', DEEPER, 'maxDepth: 2\n', [], 5],
  ['--max-depth before all others', DEEPER, '', ['--max-depth', '2'], 2],
])('a schema that contains itself is followed to %s', async (_where, entry, more, words, depth) => {
  expect(await depthOf(configured(entry, more), ...words)).toBe(depth);
});

it('a depth that bodies never have is refused', async () => {
  const { exitCode, stderr } = await runCli('preview order.created --max-depth 99');

  expect(exitCode).toBe(2);
  expect(stderr).toContain('--max-depth');
});

it('a journey emits an event type of the configuration', async () => {
  const config = configured('./tree.json', 'journeys:\n  packing: ./packing.yaml\n');

  const { stdout } = await runCli(['journeys', 'show', 'packing', '--config', config]);

  expect(stdout).toContain('workflows/order_packed');
});
