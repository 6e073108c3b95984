import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolders } from '../../../src/internal/make-folders.ts';
import { runCli } from '../../cli/run-cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it.runIf(process.platform === 'linux')('a report to a pipe without a reader is refused at once', async () => {
  const pipe = join(temporaryFolder(), 'pipe');
  spawnSync('mkfifo', [pipe]);

  const { exitCode, stderr } = await runCli([
    'send',
    'order.created',
    '--instant',
    '--reporter',
    `html=${pipe}`,
  ]);

  expect(exitCode).toBe(2);
  expect(stderr).toContain('no program reads from the pipe (ENXIO)');
});

it.runIf(process.platform === 'linux')('a folder that the system never makes is refused', () => {
  expect(() => makeFolders('/proc/no-such-process/reports')).toThrow('ENOENT');
});

it('folders that are missing are made, and those that exist are left', () => {
  const folder = temporaryFolder();

  makeFolders(join(folder, 'a', 'b'));
  makeFolders(join(folder, 'a', 'b'));

  expect(spawnSync(process.execPath, ['-e', ''], { cwd: join(folder, 'a', 'b') }).status).toBe(0);
});

it.runIf(process.platform === 'linux')('a file without end is read up to a limit', async () => {
  const { exitCode, stderr } = await runCli('send order.created --instant --body /dev/zero');

  expect(exitCode).toBe(2);
  expect(stderr).toContain('it is larger than 64 MB');
});
