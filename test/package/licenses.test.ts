import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { buildPackage, bundledPackages, PACKAGE_ROOT } from './built-package.ts';

/** Terms under which code may be passed on as part of a program under any license. */
const PERMISSIVE = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', '0BSD'];
const HEADING = /^─{80}\n(\S+) (\S+) \((.+)\)$/gm;

let licenses = '';
let bundled: ReadonlySet<string> = new Set();

beforeAll(async () => {
  await buildPackage();
  licenses = await readFile(join(PACKAGE_ROOT, 'dist', 'THIRD-PARTY-LICENSES'), 'utf8');
  bundled = new Set(Object.values(await bundledPackages()).flat());
});

it('gives the license of every package whose code is part of the published files, and of no other', () => {
  const named = [...licenses.matchAll(HEADING)].map(([, name]) => name);

  expect(named.length).toBeGreaterThan(50);
  expect(new Set(named)).toEqual(bundled);
});

it('gives licenses of the installed versions', async () => {
  const lock = JSON.parse(await readFile(join(PACKAGE_ROOT, 'package-lock.json'), 'utf8'));
  // Of some packages two versions are installed, one of them inside of what needs it.
  const installed = Object.entries<{ version: string; license?: string }>(lock.packages).map(
    ([path, { version, license }]) => `${path.split('node_modules/').at(-1)} ${version} ${license}`,
  );

  for (const [, name, version, license] of licenses.matchAll(HEADING)) {
    expect(installed).toContain(`${name} ${version} ${license}`);
  }
});

it('bundles permissively licensed code only', () => {
  const others = [...licenses.matchAll(HEADING)].filter(
    ([, , , license = '']) => !PERMISSIVE.includes(license),
  );

  expect(others.map(([, name, , license]) => `${name} ${license}`)).toEqual([]);
});

it('has a text for every license', () => {
  const texts = licenses
    .split(HEADING)
    .filter((_, index) => index % 4 === 0)
    .slice(1);

  for (const text of texts) expect(text.trim().length).toBeGreaterThan(200);
});

it('bundles what the manifest lists for development, and installs what it lists as a dependency', async () => {
  const manifest = JSON.parse(await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8'));

  expect(Object.keys({ ...manifest.dependencies }).filter((name) => bundled.has(name))).toEqual([]);
  // Of yargs, what reads argv is a package of its own.
  for (const [listed, used] of [
    ['@faker-js/faker', '@faker-js/faker'],
    ['express', 'express'],
    ['json-schema-faker', 'json-schema-faker'],
    ['yargs', 'yargs-parser'],
  ] as const) {
    expect(Object.keys(manifest.devDependencies)).toContain(listed);
    expect(bundled.has(used), used).toBe(true);
  }
});
