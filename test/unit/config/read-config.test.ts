import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfigFile } from '../../../src/config/read-config.ts';
import { describePlace, jsonOf, type SourceNode } from '../../../src/source/source-node.ts';
import { folderWith } from './temp-folder.ts';

const SETTINGS = { to: 3000, instant: true, header: ['X-Tenant: 7'], runs: { smoke: { events: ['all'] } } };

it.each([
  ['yaml', 'to: 3000\ninstant: true\nheader: ["X-Tenant: 7"]\nruns:\n  smoke: {events: [all]}\n'],
  ['json', JSON.stringify(SETTINGS)],
  ['mjs', `export default ${JSON.stringify(SETTINGS)};`],
  ['ts', `const port: number = 3000;\nexport default { ...${JSON.stringify(SETTINGS)}, to: port } as const;`],
])('reads the same settings from a file that ends in .%s', async (ending, text) => {
  expect(jsonOf(await read(`cf.${ending}`, text))).toEqual(SETTINGS);
});

it('tells the line of a key in YAML', async () => {
  const node = await read('cf.yaml', '# a comment\nto: 3000\n\nruns:\n  smoke:\n    attempts: 3\n');

  expect(placesOf(node)).toEqual(['cf.yaml line 2', 'cf.yaml line 4', 'cf.yaml line 5', 'cf.yaml line 6']);
});

it('tells line and column of a key in JSON', async () => {
  const node = await read('cf.json', '{"to": 3000,\n  "count": 2}');

  expect(placesOf(node)).toEqual(['cf.json line 1, column 2', 'cf.json line 2, column 3']);
});

it('tells the path of a key in code', async () => {
  const node = await read('cf.mjs', 'export default { runs: { smoke: { attempts: 3 } } };');

  expect(placesOf(node)).toEqual(['cf.mjs at runs', 'cf.mjs at runs.smoke', 'cf.mjs at runs.smoke.attempts']);
});

it('keeps numbers as they are written', async () => {
  const node = await read('cf.yaml', 'to: 49.00\n');

  expect(node.kind === 'map' && node.entries.get('to')?.value).toMatchObject({ text: '49.00' });
});

it('follows anchors and takes an empty file for no settings', async () => {
  expect(jsonOf(await read('a.yaml', 'a: &x [1, 2]\nb: *x\n'))).toEqual({ a: [1, 2], b: [1, 2] });
  expect(jsonOf(await read('b.yaml', '# nothing yet\n'))).toEqual({});
});

it.each([
  ['cf.yaml', 'to: 3000\n  secret: x\n', 'cf.yaml line 1, column 5: this is not YAML: '],
  ['cf.yaml', 'to: 3000\nto: 4000\n', 'cf.yaml line 2, column 1: this is not YAML: duplicate key.'],
  ['cf.yaml', 'a: &x [*x]\n', 'cf.yaml line 1: the alias refers to itself.'],
  ['cf.yaml', 'a: *x\n', 'cf.yaml line 1: unknown alias: no anchor above has its name.'],
  ['cf.json', '{\n  "to": 3000,\n}', 'cf.json line 3, column 1: this is not JSON: unexpected character.'],
  ['cf.json', '{"to": ', 'cf.json line 1, column 8: this is not JSON: unexpected end of file.'],
  ['cf.mjs', 'export const to = 3000;', 'cf.mjs: there is no default export.'],
  [
    'cf.mjs',
    'export default { to: () => 3000 };',
    'cf.mjs at to: a configuration must be plain data, got a function.',
  ],
  [
    'cf.mjs',
    'throw new Error("no such luck");',
    'Running the configuration file cf.mjs failed in line 1: no such luck.',
  ],
  ['cf.ts', 'export default { to: ;', 'Running the configuration file cf.ts failed in line 1: '],
  ['cf.toml', 'to = 3000', 'The configuration file cf.toml has an unsupported type.'],
])('tells what is wrong with %s: %j', async (name, text, problem) => {
  await expect(read(name, text)).rejects.toThrow(problem);
});

it('tells when the file does not exist', async () => {
  await expect(readConfigFile('/nowhere/cf.yaml', '/nowhere')).rejects.toThrow(
    'Reading the configuration file cf.yaml failed: there is no such file or folder',
  );
});

async function read(name: string, text: string): Promise<SourceNode> {
  const folder = folderWith({ [name]: text });
  return await readConfigFile(join(folder, name), folder);
}

function placesOf(node: SourceNode): string[] {
  if (node.kind !== 'map') return [];
  return [...node.entries.values()].flatMap(({ place, value }) => [describePlace(place), ...placesOf(value)]);
}
