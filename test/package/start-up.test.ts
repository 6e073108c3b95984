import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, expect, it } from 'vitest';
import { httpResponse, startRespondingServer } from '../support/tcp-server.ts';
import { BUILT_BIN, buildPackage, PACKAGE_ROOT } from './built-package.ts';
import { loadedModules } from './loaded-modules.ts';

/** Every file costs a fifth of a millisecond, whatever is in it. */
const MOST_FILES = 10;

beforeAll(() => buildPackage());

it('tells its version without any package', async () => {
  const { files, packages } = await loadedModules([BUILT_BIN, '--version']);

  expect(packages).toEqual(new Set([]));
  expect(files.length).toBeLessThanOrEqual(2);
});

it('lists its commands with nothing but the parser', async () => {
  const { packages } = await loadedModules([BUILT_BIN, '--help']);

  expect(packages).toEqual(new Set(['fastest-levenshtein', 'yargs-parser']));
});

it('sends with nothing but the parser', async () => {
  await using server = await startRespondingServer(httpResponse(200));

  const words = ['send', 'order.created', '--to', server.url];
  const { files, packages } = await loadedModules([BUILT_BIN, ...words]);

  expect(files.length).toBeLessThanOrEqual(MOST_FILES);
  expect(packages).toEqual(new Set(['fastest-levenshtein', 'yargs-parser']));
});

it('previews an event with nothing but the parser', async () => {
  const { files, packages } = await loadedModules([BUILT_BIN, 'preview', 'order.created']);

  expect(files.length).toBeLessThanOrEqual(MOST_FILES);
  expect(packages).toEqual(new Set(['fastest-levenshtein', 'yargs-parser']));
});

it('lets Node 20 keep the compiled code of everything that sending loads', async () => {
  await using server = await startRespondingServer(httpResponse(200));

  const { files } = await loadedModules([BUILT_BIN, 'send', 'order.created', '--to', server.url]);

  const uncompiled = files.filter((file) => textOf(file).includes('import('));
  expect(uncompiled).toEqual(['cli/bin.cjs']);
});

it('loads one small file before it keeps compiled code, which would not be kept itself', () => {
  const atOnce = [...textOf('cli/bin.cjs').matchAll(/^(?:const|let) .*require\("\.\/([\w-]+)\./gm)];

  expect(atOnce.map(([, name]) => name)).toEqual(['start']);
});

it.each([
  { command: 'preview', words: ['order.created'] },
  { command: 'send', words: ['order.created', '--instant'] },
])('loads of Node itself no more than $command uses', async ({ command, words }) => {
  await using server = await startRespondingServer(httpResponse(200));
  const tellModules =
    'data:text/javascript,process.on("exit",()=>console.error(process.moduleLoadList.join()))';
  const to = command === 'send' ? ['--to', server.url] : [];

  const { stderr } = await execa('node', ['--import', tellModules, BUILT_BIN, command, ...words, ...to], {
    env: { NODE_DISABLE_COMPILE_CACHE: '1' },
  });

  expect(stderr).toContain('NativeModule url');
  expect(stderr).not.toMatch(/NativeModule (http|https|tls|zlib|dns|child_process)\b/);
});

it('loads the validator for an override, and Express for the built-in receiver', async () => {
  const preview = ['preview', 'order.created', '--set', 'data.notes=Call first'];
  const overridden = await loadedModules([BUILT_BIN, ...preview]);
  const received = await loadedModules([BUILT_BIN, 'send', 'order.created', '--instant']);

  expect(overridden.packages).toContain('ajv');
  expect(received.packages).toContain('express');
  expect(received.packages).not.toContain('ajv');
});

it('starts the library without a package that it may never need', async () => {
  const { packages } = await loadedModules([join(PACKAGE_ROOT, 'dist', 'index.js')]);

  expect(packages).toEqual(new Set(['fastest-levenshtein']));
});

function textOf(file: string): string {
  return readFileSync(join(PACKAGE_ROOT, 'dist', file), 'utf8');
}
