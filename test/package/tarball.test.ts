import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as source from '../../src/index.ts';
import { compileProject, PACKAGE_ROOT, USER_TSCONFIG } from './built-package.ts';
import { ENVIRONMENT, type PackedPackage, packPackage } from './packed-package.ts';

/** The most that installing this package may bring along: what `npx` has to fetch the first time. */
const MOST_PACKAGES = 100;
const MOST_BYTES = 45 * 1024 * 1024;

/** The most that the packed tarball may weigh. */
const MOST_PACKED_BYTES = 4 * 1024 * 1024;

/** A project with nothing in it but this package, installed from its tarball. */
let project = '';
let packed: PackedPackage;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tarball-'));
  project = join(folder, 'project');
  await mkdir(project);
  packed = await packPackage(folder);
  await writeFile(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', packed.tarball]);
});

afterAll(() => rm(join(project, '..'), { recursive: true, force: true }));

it('holds the build, the schemas and the papers, and nothing else', () => {
  const paths = packed.files.map(({ path }) => path);
  const unexpected = paths.filter(
    (path) =>
      !/^(dist\/.+\.(js|cjs|wasm|d\.c?ts)|dist\/dashboard\/(index\.html|app\.css)|dist\/THIRD-PARTY-LICENSES|schemas\/.+\.json|schemas\/README\.md|fixtures\/.+)$/.test(
        path,
      ) &&
      ![
        'package.json',
        'README.md',
        'CHANGELOG.md',
        'SECURITY.md',
        'LICENSE',
        'action.yml',
        'src/cli/REFERENCE.md',
      ].includes(path),
  );

  expect(unexpected).toEqual([]);
  for (const path of [
    'package.json',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'fixtures/agents/llms.txt',
    'fixtures/agents/cf-webhook-sim/SKILL.md',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/index.cjs',
    'dist/index.d.cts',
    'dist/cli/bin.cjs',
    'dist/THIRD-PARTY-LICENSES',
    'schemas/report.schema.json',
    'schemas/v1/envelope.json',
    'schemas/v2/envelope-documented.json',
    'schemas/v2/order.json',
  ]) {
    expect(paths).toContain(path);
  }
});

it('has everything that its README links to', async () => {
  const readme = await readFile(join(PACKAGE_ROOT, 'README.md'), 'utf8');
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link);
  const paths = packed.files.map(({ path }) => path);

  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(paths).toContain(link);
});

it('has every schema that there is', async () => {
  const schemas = (await readdir(join(PACKAGE_ROOT, 'schemas'), { recursive: true }))
    .filter((path) => path.endsWith('.json'))
    .map((path) => `schemas/${path.replaceAll('\\', '/')}`);

  expect(packed.files.map(({ path }) => path)).toEqual(expect.arrayContaining(schemas));
});

it('says nothing about the machine that it was built on', async () => {
  for (const { path } of packed.files) {
    const text = await readFile(join(installed(), path), 'utf8');
    expect(text.includes(`${PACKAGE_ROOT}/`), path).toBe(false);
  }
});

it('has a command that can be executed', () => {
  const bin = packed.files.find(({ path }) => path === 'dist/cli/bin.cjs');

  expect((bin?.mode ?? 0) & 0o111).toBe(0o111);
});

it('sends an event by npx', async () => {
  const { stdout } = await run('npx', ['cf-webhook-sim', 'send', 'order.created', '--instant']);

  expect(stdout).toMatch(/^order\.created {2}V2/);
  expect(stdout).toMatch(/^passed {2}1 delivered/m);
});

it('lists its commands and its version by npx', async () => {
  const help = await run('npx', ['cf-webhook-sim', '--help']);
  const version = await run('npx', ['cf-webhook-sim', '--version']);

  expect(help.stdout).toContain('Commands:');
  expect(version.stdout).toBe(JSON.parse(await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8')).version);
});

it('exports these names and no others', async () => {
  const exported = await evaluate("console.log(JSON.stringify(Object.keys(await import('cf-webhook-sim'))))");

  expect(JSON.parse(exported)).toEqual([
    'DEVELOPMENT_SECRET',
    'DOCUMENTED_SCHEDULE',
    'EVENT_CATALOG',
    'SIGNATURE_TOLERANCE_SECONDS',
    'SIMULATOR_ERROR_CODES',
    'SUCCESS_STATUS_CODES',
    'SimulatorError',
    'createCustomEventType',
    'createSimulator',
    'defineJourney',
    'fetchTarget',
    'findEventType',
    'isSuccess',
    'listJourneys',
    'loadLearned',
    'nodeTarget',
    'parseExpectation',
    'selectEventTypes',
    'signBody',
    'verifySignature',
  ]);
  expect(Object.keys(source).sort(byCodeUnits)).toEqual(JSON.parse(exported));
});

it('makes the same events as the sources', async () => {
  const script = `
    import { createSimulator } from 'cf-webhook-sim';
    const simulator = createSimulator({ to: 1, attempts: 1, clock: 'virtual', seed: 7 });
    const { eventId, subjectId } = await simulator.send('order.created');
    await simulator.close();
    console.log(JSON.stringify({ eventId, subjectId }));`;
  await using simulator = source.createSimulator({ to: 1, attempts: 1, clock: 'virtual', seed: 7 });
  const { eventId, subjectId } = await simulator.send('order.created');

  expect(JSON.parse(await evaluate(script))).toEqual({ eventId, subjectId });
});

it('exports its schemas and its package.json', async () => {
  const resolved = await evaluate(`
    for (const path of ['schemas/v2/order.json', 'schemas/report.schema.json', 'package.json'])
      console.log(import.meta.resolve('cf-webhook-sim/' + path));`);

  const files = resolved.split('\n');
  expect(files).toHaveLength(3);
  for (const file of files) await expect(stat(new URL(file))).resolves.toBeDefined();
});

it('keeps its inner files to itself', async () => {
  const inner = evaluate("await import('cf-webhook-sim/dist/cli/main.js')");

  await expect(inner).rejects.toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
});

it('has types that resolve and say what they should', async () => {
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify(USER_TSCONFIG));
  await writeFile(
    join(project, 'user.ts'),
    `import {
       createSimulator, signBody, SimulatorError, verifySignature,
       type DeliveryReport, type RunReport, type Simulator, type SimulatorErrorCode, type SimulatorOptions,
     } from 'cf-webhook-sim';

     const options: SimulatorOptions = { to: 3000, clock: { scale: 3600 }, schedule: '1s,2s' };
     export async function deliver(): Promise<DeliveryReport['status']> {
       await using simulator: Simulator = createSimulator(options);
       simulator.subscribe((event) => {
         if (event.type === 'attempt-finished') console.log(event.result.outcome.kind satisfies string);
       });
       const report: RunReport = await simulator.sendAll([{ eventType: 'order.created' }]);
       return report.deliveries[0]?.status ?? 'canceled';
     }
     export const code = (error: SimulatorError): SimulatorErrorCode => error.code;
     const signature: string = signBody({ secret: 's', timestamp: 1, body: '{}' });
     const verdict = verifySignature({ secret: 's', body: '{}', headers: { signature }, now: 1_000 });
     if (!verdict.valid) console.log(verdict.reason, verdict.explanation);

     // @ts-expect-error: the target is required
     createSimulator({});
     // @ts-expect-error: there is no such clock
     createSimulator({ to: 3000, clock: 'slow' });`,
  );

  await compileProject(project);
});

it('brings along few packages and little to store', async () => {
  const lock = JSON.parse(await readFile(join(project, 'node_modules', '.package-lock.json'), 'utf8'));

  expect(Object.keys(lock.packages).length).toBeLessThanOrEqual(MOST_PACKAGES);
  expect(await sizeOf(join(project, 'node_modules'))).toBeLessThanOrEqual(MOST_BYTES);
});

it('is light to download', () => {
  expect(packed.bytes).toBeLessThanOrEqual(MOST_PACKED_BYTES);
});

it('has a manifest without scripts and without what only a clone has a use for', async () => {
  const manifest = JSON.parse(await readFile(join(installed(), 'package.json'), 'utf8'));

  for (const key of ['scripts', 'devDependencies', 'dependencies', 'knip'])
    expect(manifest).not.toHaveProperty(key);
});

it('gives the repository its own manifest back after packing', async () => {
  expect(packed.manifestAfterwards).toBe(await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8'));
  expect(JSON.parse(packed.manifestAfterwards)).toHaveProperty('scripts.prepare', 'npm run build');
});

it('brings along no package with an install script', async () => {
  const lock = JSON.parse(await readFile(join(project, 'node_modules', '.package-lock.json'), 'utf8'));
  const entries: [string, { hasInstallScript?: boolean }][] = Object.entries(lock.packages);

  expect(entries.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
});

function installed(): string {
  return join(project, 'node_modules', 'cf-webhook-sim');
}

/** Runs a command in the project. */
function run(command: string, args: readonly string[]) {
  return execa(command, args, { cwd: project, env: ENVIRONMENT, extendEnv: false, stdin: 'ignore' });
}

/** Runs a module in the project and gives what it prints. */
async function evaluate(module: string): Promise<string> {
  const { stdout } = await run('node', ['--input-type=module', '--eval', module]);
  return stdout;
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
