import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** The files at the top of `src`: what users import. They belong to the ring of what is put together. */
const ENTRY_POINTS = [
  'index',
  'vitest',
  'jest',
  'node-test',
  'verify',
  'verify-web',
  'types',
  'workspace',
  'artillery',
];

/** Folders of `src` by ring. A file may import from its own folder, its own ring and the rings below. */
const RINGS: readonly (readonly string[])[] = [
  ['errors', 'internal', 'clock', 'random'],
  ['events', 'signature', 'wire', 'source', 'delivery', 'stacks'],
  ['payloads', 'engine', 'transport'],
  ['journeys', 'checks', 'report', 'workspace', 'options', 'faults'],
  ['receiver', 'probes', 'store', 'rest-api', 'dashboard', 'config', 'recording', 'authority', 'learning'],
  ['compose', 'matchers', 'load', ...ENTRY_POINTS.map((name) => `${name}.ts`)],
  ['cli'],
];

/** Where a third-party package may be imported. */
const PACKAGE_PLACES: Readonly<Record<string, readonly string[]>> = {
  '@faker-js/faker': ['payloads'],
  '@jest/globals': ['jest.ts'],
  '@modelcontextprotocol/sdk': ['cli'],
  '@peculiar/x509': ['authority'],
  '@preact/signals': ['dashboard'],
  ajv: ['payloads'],
  'ajv-formats': ['payloads'],
  express: ['receiver', 'rest-api', 'dashboard'],
  'fast-check': ['checks'],
  'fastest-levenshtein': ['internal'],
  'json-schema-faker': ['payloads'],
  'node-sqlite3-wasm': ['store'],
  picocolors: ['cli'],
  preact: ['dashboard'],
  'reflect-metadata': ['authority'],
  'string-width': ['cli'],
  regjsparser: ['payloads'],
  tinyqueue: ['journeys'],
  vitest: ['vitest.ts'],
  jiti: ['source'],
  lilconfig: ['config'],
  yaml: ['source', 'payloads'],
  yargs: ['cli'],
  zod: ['cli'],
};

/** What code takes from its surroundings, and the only folders in which it may. */
const AMBIENT_PLACES: readonly {
  readonly what: string;
  readonly names: RegExp;
  readonly places: readonly string[];
}[] = [
  {
    what: 'the time and the timers',
    names:
      /^(?:Date\.now|new Date\(\)|(?:globalThis\.)?set(?:Timeout|Interval|Immediate)|performance\b.*|process\.hrtime\b.*|node:timers\b.*)$/,
    // The page runs in a browser, by that one's own clock.
    places: ['clock', 'dashboard'],
  },
  { what: 'randomness', names: /^Math\.random$/, places: ['random'] },
  // A data folder says which process has it.
  {
    what: 'the process and its console',
    names: /^(?:process(?!\.(?:hrtime|getBuiltinModule))|console|node:process)\b/,
    places: ['cli', 'store'],
  },
];

const MAP = readFileSync(join(SRC, 'README.md'), 'utf8');

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    const code = withoutComments(text);
    return { path, text, code, imports: importsOf(code) };
  });

it('finds every file in a ring', () => {
  const homeless = FILES.filter(({ path }) => ringOf(path) === undefined).map(({ path }) => path);

  expect(FILES.length).toBeGreaterThan(100);
  expect(homeless).toEqual([]);
});

it('imports only from the own ring or a lower one', () => {
  const upward = FILES.flatMap(({ path, imports }) =>
    relativeImports(path, imports)
      .filter((imported) => (ringOf(imported) ?? Number.POSITIVE_INFINITY) > (ringOf(path) ?? -1))
      .map((imported) => `${path} → ${imported}`),
  );

  expect(upward).toEqual([]);
});

it('imports files that exist, by their own name', () => {
  const paths = new Set(FILES.map(({ path }) => path));

  const missing = FILES.flatMap(({ path, imports }) =>
    relativeImports(path, imports)
      .filter((imported) => !paths.has(imported))
      .map((imported) => `${path} → ${imported}`),
  );

  expect(missing).toEqual([]);
});

it("keeps adapters, checks and reports apart from each other's neighbours", () => {
  const apart = new Set([
    'config',
    'recording',
    'authority',
    'receiver',
    'store',
    'rest-api',
    'dashboard',
    'checks',
    'report',
    'workspace',
    'payloads',
  ]);

  const crossings = FILES.flatMap(({ path, imports }) =>
    relativeImports(path, imports)
      .filter((imported) => folderOf(imported) !== folderOf(path) && ringOf(imported) === ringOf(path))
      .filter((imported) => apart.has(folderOf(path)) && apart.has(folderOf(imported)))
      .map((imported) => `${path} → ${imported}`),
  );

  expect(crossings).toEqual([]);
});

it('imports third-party packages only in their places', () => {
  const strays = FILES.flatMap(({ path, imports }) =>
    packageImports(imports)
      .filter((name) => !(PACKAGE_PLACES[name] ?? []).includes(folderOf(path)))
      .map((name) => `${path} → ${name}`),
  );

  expect(strays).toEqual([]);
});

it('takes the time, chance and the process only in their places', () => {
  const strays = FILES.flatMap(({ path, text }) => {
    const refused = AMBIENT_PLACES.filter(({ places }) => !places.includes(folderOf(path)));
    return ambientNames(path, text)
      .filter((name) => refused.some(({ names }) => names.test(name)))
      .map((name) => `${path} → ${name}`);
  });

  expect(strays).toEqual([]);
});

it('has a map that says the same', () => {
  const present = new Set(FILES.map(({ path }) => folderOf(path)));
  const folders = [...present].filter((place) => !place.endsWith('.ts'));

  expect(mapTable('Ring').map((cells) => namesIn(cells[1]))).toEqual(
    RINGS.map((places) => places.filter((place) => present.has(place)).sort(alphabetically)),
  );
  expect(
    mapTable('Folder')
      .flatMap((cells) => namesIn(cells[0]))
      .sort(alphabetically),
  ).toEqual(folders.sort(alphabetically));
  expect(
    Object.fromEntries(mapTable('Taken from outside').map((cells) => [cells[0], namesIn(cells[1])])),
  ).toEqual({
    ...Object.fromEntries(AMBIENT_PLACES.map(({ what, places }) => [what, [...places].sort(alphabetically)])),
    ...Object.fromEntries(
      Object.entries(PACKAGE_PLACES).map(([name, places]) => [
        `\`${name}\``,
        [...places].sort(alphabetically),
      ]),
    ),
  });
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

function relativeImports(path: string, imports: readonly string[]): string[] {
  return imports
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(path), name)).replaceAll('\\', '/'))
    .filter((imported) => /\.tsx?$/.test(imported));
}

function packageImports(imports: readonly string[]): string[] {
  return imports
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}

function importsOf(code: string): string[] {
  const imports = new Set<string>();
  const visit = (node: ts.Node): void => {
    const specifier =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isImportTypeNode(node)
          ? ts.isLiteralTypeNode(node.argument) && node.argument.literal
          : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
            ? node.arguments[0]
            : undefined;
    if (specifier && ts.isStringLiteral(specifier)) imports.add(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.ts', code, ts.ScriptTarget.Latest));
  return [...imports];
}

/** What a file uses by the names of its surroundings: `Date.now`, `new Date()`, `setTimeout`, `process.pid`. */
function ambientNames(path: string, text: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && (node.arguments ?? []).length === 0) names.push(node.getText());
    if (ts.isStringLiteral(node) && ts.isImportDeclaration(node.parent)) names.push(node.text);
    if (ts.isIdentifier(node) && !('name' in node.parent && node.parent.name === node)) {
      names.push(ts.isPropertyAccessExpression(node.parent) ? node.parent.getText() : node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return names;
}

/** The cells of each row of the map's table whose first column has a title. */
function mapTable(title: string): string[][] {
  const [, ...rows] =
    MAP.slice(MAP.search(new RegExp(`^\\| ${title} +\\|`, 'm')))
      .split('\n\n')[0]
      ?.split('\n') ?? [];
  return rows.slice(1).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The names in a cell that are written as code. */
function namesIn(cell = ''): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '').sort(alphabetically);
}

/** Code without comments, which may mention anything. */
function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '');
}

function alphabetically(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
