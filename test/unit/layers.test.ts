import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** The files at the top of `src`: what users import. They belong to the ring of what is put together. */
const ENTRY_POINTS = ['index', 'vitest', 'jest', 'node-test', 'verify', 'verify-web', 'types'];

/** Folders of `src` by ring. A file may import from its own folder, its own ring and the rings below. */
const RINGS: readonly (readonly string[])[] = [
  ['errors', 'internal', 'clock', 'random'],
  ['events', 'signature', 'wire', 'source', 'delivery'],
  ['payloads', 'faults', 'engine', 'transport'],
  ['journeys', 'checks', 'report', 'workspace', 'options'],
  ['receiver', 'probes', 'store', 'rest-api', 'dashboard', 'config', 'recording'],
  ['compose', 'matchers', ...ENTRY_POINTS.map((name) => `${name}.ts`)],
  ['cli'],
];

/** Where a third-party package may be imported. */
const PACKAGE_PLACES: Readonly<Record<string, readonly string[]>> = {
  '@faker-js/faker': ['payloads'],
  '@jest/globals': ['jest.ts'],
  ajv: ['payloads'],
  'ajv-formats': ['payloads'],
  express: ['receiver', 'rest-api', 'dashboard'],
  'fast-check': ['checks'],
  'fastest-levenshtein': ['internal'],
  'json-schema-faker': ['payloads'],
  'node-sqlite3-wasm': ['store'],
  picocolors: ['cli'],
  'string-width': ['cli'],
  regjsparser: ['payloads'],
  tinyqueue: ['journeys'],
  vitest: ['vitest.ts'],
  jiti: ['source'],
  lilconfig: ['config'],
  yaml: ['source', 'payloads'],
  yargs: ['cli'],
};

/** What only some places may touch, beside the packages. */
const AMBIENT: readonly { readonly name: string; readonly what: RegExp; readonly onlyIn: RegExp }[] = [
  {
    name: 'the time and the timers only in clock',
    what: /\bDate\.now\b|\bnew Date\(\)|(?<!socket\.)\bset(?:Timeout|Interval|Immediate)\b|\bperformance\.now\b|\bprocess\.hrtime\b/,
    // The page of the HTML report has a script of its own, which runs in a browser. Receivers that verify in
    // production go by the clock of the process that they run in. Sockets have a method of that name.
    onlyIn:
      /^clock\/|^report\/html\/page-script\.ts$|^signature\/signed-request\.ts$|^transport\/in-process\/memory-socket\.ts$/,
  },
  { name: 'chance only in one file', what: /\bMath\.random\b/, onlyIn: /^random\/entropy\.ts$/ },
  {
    name: 'the process and its console only in the command line',
    what: /\bprocess\.(?!hrtime\b)|\bconsole\.|from 'node:process'/,
    // A data folder says which process has it.
    onlyIn: /^cli\/|^store\/owner-lock\.ts$/,
  },
];

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, code: withoutComments(readFileSync(join(SRC, path), 'utf8')) }));

it('finds every file in a ring', () => {
  const homeless = FILES.filter(({ path }) => ringOf(path) === undefined).map(({ path }) => path);

  expect(FILES.length).toBeGreaterThan(100);
  expect(homeless).toEqual([]);
});

it('imports only from the own ring or a lower one', () => {
  const upward = FILES.flatMap(({ path, code }) =>
    relativeImports(path, code)
      .filter((imported) => (ringOf(imported) ?? Number.POSITIVE_INFINITY) > (ringOf(path) ?? -1))
      .map((imported) => `${path} → ${imported}`),
  );

  expect(upward).toEqual([]);
});

it('imports files that exist, by their own name', () => {
  const paths = new Set(FILES.map(({ path }) => path));

  const missing = FILES.flatMap(({ path, code }) =>
    relativeImports(path, code)
      .filter((imported) => !paths.has(imported))
      .map((imported) => `${path} → ${imported}`),
  );

  expect(missing).toEqual([]);
});

it("keeps adapters, checks and reports apart from each other's neighbours", () => {
  const apart = new Set([
    'config',
    'recording',
    'receiver',
    'store',
    'rest-api',
    'dashboard',
    'checks',
    'report',
    'workspace',
    'faults',
    'payloads',
  ]);

  const crossings = FILES.flatMap(({ path, code }) =>
    relativeImports(path, code)
      .filter((imported) => folderOf(imported) !== folderOf(path) && ringOf(imported) === ringOf(path))
      .filter((imported) => apart.has(folderOf(path)) && apart.has(folderOf(imported)))
      .map((imported) => `${path} → ${imported}`),
  );

  expect(crossings).toEqual([]);
});

it('imports third-party packages only in their places', () => {
  const strays = FILES.flatMap(({ path, code }) =>
    packageImports(code)
      .filter((name) => !(PACKAGE_PLACES[name] ?? []).includes(folderOf(path)))
      .map((name) => `${path} → ${name}`),
  );

  expect(strays).toEqual([]);
});

it.each(AMBIENT)('touches $name', ({ what, onlyIn }) => {
  const strays = FILES.filter(({ path, code }) => !onlyIn.test(path) && what.test(code)).map(
    ({ path }) => path,
  );

  expect(strays).toEqual([]);
});

it('exports nothing by default and hides no file behind an index', () => {
  const defaults = FILES.filter(({ code }) => /^export default\b/m.test(code)).map(({ path }) => path);
  const barrels = FILES.filter(({ path }) => /.\/index\.ts$/.test(path)).map(({ path }) => path);

  expect(defaults).toEqual([]);
  expect(barrels).toEqual([]);
});

function ringOf(path: string): number | undefined {
  const ring = RINGS.findIndex((places) => places.includes(folderOf(path)));
  return ring === -1 ? undefined : ring;
}

/** The top-level folder of a file, or the file's own name where it stands in none. */
function folderOf(path: string): string {
  return path.split('/')[0] ?? path;
}

function relativeImports(path: string, code: string): string[] {
  return importsOf(code)
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(path), name)).replaceAll('\\', '/'))
    .filter((imported) => imported.endsWith('.ts'));
}

function packageImports(code: string): string[] {
  return importsOf(code)
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}

function importsOf(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^'\n]+)'/g)].map(([, name]) => name ?? '');
}

/** Code without comments, which may mention anything. */
function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '');
}
