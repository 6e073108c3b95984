import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { BUILT_BIN, buildPackage } from './built-package.ts';

/** From Node 22.1 on, Node keeps compiled code by itself. */
const nodeKeepsCode = 'enableCompileCache' in module;

let cache = '';

beforeAll(() => buildPackage());

beforeEach(async () => {
  cache = await realpath(await mkdtemp(join(tmpdir(), 'compiled-')));
});

afterEach(() => rm(cache, { recursive: true, force: true }));

it('keeps compiled code in a folder of the user alone, once', async () => {
  await preview();
  await preview();
  const first = await codeFiles();

  await preview();

  const [folder = '', ...others] = await buildFolders();
  expect(others).toEqual([]);
  if (process.platform !== 'win32') expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect(first.size).toBeGreaterThan(2);
  expect([...(await codeFiles()).keys()]).toEqual([...first.keys()]);
});

it.skipIf(nodeKeepsCode)('keeps more when a later run uses more', async () => {
  await expect(preview({ CF_WEBHOOK_SIM_WIRE: 'neither' })).rejects.toThrow('CF_WEBHOOK_SIM_WIRE');
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

it.skipIf(process.platform === 'win32')('neither reads nor keeps code where others can write', async () => {
  await preview();
  const [folder = ''] = await buildFolders();
  for (const exposed of [folder, join(folder, '..'), cache]) {
    await chmod(exposed, 0o777);
    for (const path of (await codeFiles()).keys()) await writeFile(path, 'of somebody else');
    const before = await codeFiles();

    const { stdout } = await preview();

    expect(JSON.parse(stdout)).toHaveProperty('event_type', 'order.created');
    expect(await codeFiles()).toEqual(before);
    await chmod(exposed, 0o700);
  }
});

it.skipIf(process.platform === 'win32')('makes no folder where others can write', async () => {
  await chmod(cache, 0o777);

  await preview();

  expect(await readdir(cache)).toEqual([]);
});

it.skipIf(process.getuid?.() !== 0)('neither reads nor keeps code in a folder of another user', async () => {
  await preview();
  const [folder = ''] = await buildFolders();
  for (const foreign of [folder, join(folder, '..'), cache]) {
    await chown(foreign, 54_321, 54_321);
    const before = await codeFiles();
    for (const path of before.keys()) await rm(path);

    await preview();

    expect(await codeFiles()).toEqual(new Map());
    await chown(foreign, 0, 0);
    await preview();
  }
});

it.skipIf(process.platform === 'win32')('follows a link only to where nobody else can write', async () => {
  const elsewhere = join(cache, 'elsewhere');
  await mkdir(elsewhere);
  await chmod(elsewhere, 0o777);
  await symlink(elsewhere, join(cache, 'cf-webhook-sim'));

  await preview();

  expect(await readdir(elsewhere)).toEqual([]);
});

it('removes the code of an earlier build, and of copies that are used no more', async () => {
  await preview();
  const [current = ''] = await buildFolders();
  const all = join(current, '..');
  const [copy = ''] = basename(current).split('-');
  const names = [`${copy}-outdated`, '01234567-unused', '76543210-used'];
  for (const name of names) await mkdir(join(all, name));
  await utimes(join(all, '01234567-unused'), new Date(0), new Date(0));
  await rm(current, { recursive: true });

  await preview();

  expect(new Set(await readdir(all))).toEqual(new Set([basename(current), '76543210-used']));
});

it('keeps nothing when told so, and needs no place for it', async () => {
  await preview({ NODE_DISABLE_COMPILE_CACHE: '1' });
  const { stdout } = await preview({ XDG_CACHE_HOME: BUILT_BIN, LOCALAPPDATA: BUILT_BIN });

  expect(await readdir(cache)).toEqual([]);
  expect(JSON.parse(stdout)).toHaveProperty('event_type', 'order.created');
});

it.skipIf(process.platform === 'win32')(
  'keeps code below the home folder, and makes none where there is no home',
  async () => {
    await preview({ XDG_CACHE_HOME: '', HOME: join(cache, 'missing') });
    expect(await readdir(cache)).toEqual([]);

    await preview({ XDG_CACHE_HOME: '', HOME: cache });
    expect(await readdir(cache)).toHaveLength(1);
  },
);

function preview(environment: Readonly<Record<string, string>> = {}) {
  const env = { NODE_V8_COVERAGE: '', XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, ...environment };
  const { NODE_COMPILE_CACHE: _, ...inherited } = process.env;
  return execa('node', [BUILT_BIN, 'preview', 'order.created', '--config', 'none'], {
    env: { ...inherited, ...env },
    extendEnv: false,
  });
}

/** The folders of compiled code, one for each build. */
async function buildFolders(): Promise<string[]> {
  const all = join(cache, 'cf-webhook-sim');
  return (await readdir(all)).map((name) => join(all, name));
}

/** Not the count of runs that is kept beside it on Node 20. */
function isCode(file: Dirent): boolean {
  return file.isFile() && !file.name.startsWith('idle-looks');
}

/** The files of compiled code by path, each with a digest of what is in it. */
async function codeFiles(): Promise<ReadonlyMap<string, string>> {
  const files = await readdir(cache, { recursive: true, withFileTypes: true });
  const paths = files.filter(isCode).map((file) => join(file.parentPath, file.name));
  const contents = await Promise.all(paths.sort().map((path) => readFile(path)));
  const digests = contents.map((content) => createHash('sha256').update(content).digest('hex'));
  return new Map(paths.map((path, index) => [path, digests[index] ?? '']));
}
