import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { BUILT_BIN, buildPackage } from './built-package.ts';

/** From Node 22.1 on, Node keeps compiled code by itself. */
const nodeKeepsCode = 'enableCompileCache' in module;

let temporary = '';

beforeAll(() => buildPackage());

beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'compiled-'));
});

afterEach(() => rm(temporary, { recursive: true, force: true }));

it.skipIf(nodeKeepsCode)('keeps compiled code where nobody else can write, once', async () => {
  await preview();
  const [folder = ''] = await readdir(temporary);
  const first = await codeFiles();

  await preview();

  expect(folder).toBe(`cf-webhook-sim-${process.getuid?.() ?? 'code'}`);
  expect(first.size).toBeGreaterThan(2);
  expect(await codeFiles()).toEqual(first);
});

it.skipIf(nodeKeepsCode)('keeps more when a later run uses more', async () => {
  await expect(preview({ CF_WEBHOOK_SIM_WIRE: 'neither' })).rejects.toThrow('--wire');
  const poor = await codeFiles();

  await preview();
  const whole = await codeFiles();
  await preview();

  expect(whole.size).toBeGreaterThan(poor.size);
  expect([...poor].filter(([path, digest]) => whole.get(path) === digest).length).toBeLessThan(poor.size);
  expect(await codeFiles()).toEqual(whole);
});

it.skipIf(nodeKeepsCode)('compiles again what was damaged', async () => {
  await preview();
  const whole = await codeFiles();
  for (const path of whole.keys()) {
    await writeFile(path, (await readFile(path)).fill(1, 30, 40));
  }
  const damaged = await codeFiles();

  const { stdout } = await preview();

  const mended = await codeFiles();
  expect(JSON.parse(stdout)).toHaveProperty('event_type', 'order.created');
  expect([...mended.keys()]).toEqual([...whole.keys()]);
  expect([...mended].filter(([path, digest]) => digest === damaged.get(path))).toEqual([]);
});

it.skipIf(nodeKeepsCode || process.platform === 'win32')(
  'neither reads nor keeps code where others can write',
  async () => {
    await preview();
    const [folder = ''] = await readdir(temporary);
    await chmod(join(temporary, folder), 0o777);
    for (const path of (await codeFiles()).keys()) await writeFile(path, 'of somebody else');
    const before = await codeFiles();

    const { stdout } = await preview();

    expect(JSON.parse(stdout)).toHaveProperty('event_type', 'order.created');
    expect(await codeFiles()).toEqual(before);
  },
);

it.skipIf(nodeKeepsCode)('removes the code of a build that is no more', async () => {
  await preview();
  const current = await codeFiles();
  const [path = ''] = current.keys();
  await rm(path);
  await writeFile(path.replace(/\.[\w-]{8}\.cjs-/, '.outdated.cjs-'), 'of an earlier build');
  await writeFile(path.replace(/-\w+$/, '-0123456789abcdef'), 'of another copy');

  await preview();

  const kept = [...(await codeFiles()).keys()];
  expect(kept).toHaveLength(current.size + 1);
  expect(kept).toEqual(expect.arrayContaining([...current.keys()]));
  expect(kept.filter((file) => file.includes('.outdated.'))).toEqual([]);
});

it('keeps nothing when told so, and needs no place for it', async () => {
  await preview({ NODE_DISABLE_COMPILE_CACHE: '1' });
  const { stdout } = await preview({ TMPDIR: BUILT_BIN, TEMP: BUILT_BIN });

  expect(await codeFiles()).toEqual(new Map());
  expect(JSON.parse(stdout)).toHaveProperty('event_type', 'order.created');
});

function preview(environment: Readonly<Record<string, string>> = {}) {
  const env = { NODE_V8_COVERAGE: '', TMPDIR: temporary, TEMP: temporary, ...environment };
  return execa('node', [BUILT_BIN, 'preview', 'order.created', '--config', 'none'], { env });
}

/** The files of compiled code by path, each with a digest of what is in it. */
async function codeFiles(): Promise<ReadonlyMap<string, string>> {
  const files = await readdir(temporary, { recursive: true, withFileTypes: true });
  const paths = files
    .filter((file) => file.isFile() && file.name.includes('.cjs-'))
    .map((file) => join(file.parentPath, file.name));
  const contents = await Promise.all(paths.sort().map((path) => readFile(path)));
  const digests = contents.map((content) => createHash('sha256').update(content).digest('hex'));
  return new Map(paths.map((path, index) => [path, digests[index] ?? '']));
}
