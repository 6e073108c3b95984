import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { httpAnswer, startAnsweringServer } from '../support/tcp-server.ts';
import { BUILT_BIN, buildPackage, PACKAGE_ROOT } from './built-package.ts';
import { loadedModules } from './loaded-modules.ts';

/** Every file costs a third of a millisecond, whatever is in it. */
const MOST_FILES = 15;

beforeAll(() => buildPackage());

it('tells its version without any package', async () => {
  const { files, packages } = await loadedModules([BUILT_BIN, '--version']);

  expect(packages).toEqual(new Set([]));
  expect(files.length).toBeLessThanOrEqual(2);
});

it('lists its commands without the parser', async () => {
  const { packages } = await loadedModules([BUILT_BIN, '--help']);

  expect(packages).toEqual(new Set(['fastest-levenshtein', 'picocolors']));
});

it('sends with nothing but the parser', async () => {
  await using server = await startAnsweringServer(httpAnswer(200));

  const words = ['send', 'order.created', '--to', server.url];
  const { files, packages } = await loadedModules([BUILT_BIN, ...words]);

  expect(files.length).toBeLessThanOrEqual(MOST_FILES);
  expect(packages).toEqual(new Set(['fastest-levenshtein', 'picocolors', 'yargs', 'yargs-parser']));
});

it('previews an event with nothing but the parser', async () => {
  const { files, packages } = await loadedModules([BUILT_BIN, 'preview', 'order.created']);

  expect(files.length).toBeLessThanOrEqual(MOST_FILES);
  expect(packages).toEqual(new Set(['fastest-levenshtein', 'picocolors', 'yargs', 'yargs-parser']));
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
