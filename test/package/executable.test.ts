import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageVersion } from '../../src/internal/package-version.ts';
import { PACKAGE_ROOT } from './built-package.ts';

/** `npm run executable` makes it; it requires a newer Node.js than the tests do. */
const EXECUTABLE = join(PACKAGE_ROOT, '.executable', 'cf-webhook-sim');

describe.runIf(existsSync(EXECUTABLE))('the single executable', () => {
  let home = '';
  let temporary = '';

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'home-'));
    temporary = join(home, 'tmp');
    await mkdir(temporary);
  });

  afterEach(() => rm(home, { recursive: true, force: true }));

  it('delivers an event on a machine without Node.js', async () => {
    const { exitCode, stdout } = await run(['send', 'order.created', '--instant']);

    expect(stdout).toMatch(/^passed {2}1 delivered/m);
    expect(exitCode).toBe(0);
  });

  it('is typed by its own name in lines to paste', async () => {
    const { stdout } = await run(['send', 'order.created', '--instant']);

    expect(stdout).toMatch(/^Reproduce: cf-webhook-sim send /m);
  });

  it('unpacks itself once, for its user only', async () => {
    await run(['--version']);
    const [first] = await unpacked();
    await run(['--version']);

    expect(await unpacked()).toEqual([first]);
    expect(first?.mode).toBe(0o700);
  });

  it('unpacks itself for one run where another user could change its files', async () => {
    await run(['--version']);
    const [folder] = await unpacked();
    await chmod(folder?.path ?? '', 0o777);

    const { stdout } = await run(['--version']);

    expect(stdout).toBe(packageVersion());
    expect(await readdir(temporary)).toEqual([]);
  });

  it('leaves nothing behind where the user has no home folder', async () => {
    const { stdout } = await run(['--version'], join(home, 'missing'));

    expect(stdout).toBe(packageVersion());
    expect(await readdir(home)).toEqual(['tmp']);
    expect(await readdir(temporary)).toEqual([]);
  });

  it('starts ten times at once', async () => {
    const runs = await Promise.all(Array.from({ length: 10 }, () => run(['preview', 'order.created'])));

    expect(runs.map(({ exitCode }) => exitCode)).toEqual(Array.from({ length: 10 }, () => 0));
    expect(await unpacked()).toHaveLength(1);
  });

  async function run(words: readonly string[], HOME = home) {
    return await execa(EXECUTABLE, words, {
      env: { HOME, PATH: join(home, 'no-programs'), TMPDIR: temporary },
      extendEnv: false,
      reject: false,
    });
  }

  async function unpacked() {
    const cache = join(home, '.cache', 'cf-webhook-sim');
    const names = (await readdir(cache)).filter((name) => name.startsWith('executable-'));
    return await Promise.all(
      names.map(async (name) => {
        const { mode, ino } = await stat(join(cache, name));
        return { path: join(cache, name), mode: mode & 0o777, ino };
      }),
    );
  }
});
