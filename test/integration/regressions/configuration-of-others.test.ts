import { chmodSync, chownSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { configurationUsers } from '../../../src/cli/trusted-users.ts';
import { findConfigFile } from '../../../src/config/find-config.ts';
import { runCli } from '../../cli/run-cli.ts';
import { folderWith } from '../../unit/config/temp-folder.ts';

const CONFIG = 'cf-webhook-sim.config.mjs';
const NO_HOME = '/nowhere';
const TRUSTED = configurationUsers({});
const ANOTHER_USER = 54_321;
const isWindows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;

it.skipIf(isWindows)(
  'a configuration that others can write to is refused, with the way to use it all the same',
  () => {
    const folder = folderWith({ [CONFIG]: '' });
    chmodSync(join(folder, CONFIG), 0o666);

    expect(() => findConfigFile(folder, NO_HOME, TRUSTED)).toThrow(
      /other users can write to it .*--config \//,
    );
  },
);

it.skipIf(isWindows)('a configuration in a folder where others can replace it is refused', () => {
  const folder = folderWith({ [CONFIG]: '' });
  chmodSync(folder, 0o777);

  expect(() => findConfigFile(folder, NO_HOME, TRUSTED)).toThrow(`other users can write to ${folder}`);
});

it.skipIf(isWindows)("a configuration of one's own in a sticky folder is used", () => {
  const folder = folderWith({ [CONFIG]: '' });
  chmodSync(folder, 0o1777);

  expect(findConfigFile(folder, NO_HOME, TRUSTED)).toBe(join(folder, CONFIG));
});

it.skipIf(isWindows)('the search ends below a folder that others can write to, sticky or not', () => {
  const folder = folderWith({ [CONFIG]: '', 'project/x': '' });

  for (const mode of [0o777, 0o1777]) {
    chmodSync(folder, mode);
    expect(findConfigFile(join(folder, 'project'), NO_HOME, TRUSTED)).toBeUndefined();
  }
});

it('the search ends at the root of a repository, which is looked at', () => {
  const folder = folderWith({ [CONFIG]: '', 'repository/.git/HEAD': '', 'repository/src/x': '' });
  const repository = join(folder, 'repository');

  expect(findConfigFile(join(repository, 'src'), NO_HOME, TRUSTED)).toBeUndefined();

  writeFileSync(join(repository, CONFIG), '');
  expect(findConfigFile(join(repository, 'src'), NO_HOME, TRUSTED)).toBe(join(repository, CONFIG));
});

it.skipIf(!isRoot)('a configuration of another user is refused, here and above, with its owner', () => {
  const folder = folderWith({ [CONFIG]: '', 'project/x': '' });
  chownSync(join(folder, CONFIG), ANOTHER_USER, ANOTHER_USER);

  for (const from of [folder, join(folder, 'project')])
    expect(() => findConfigFile(from, NO_HOME, TRUSTED)).toThrow(
      `it belongs to another user, uid ${ANOTHER_USER}`,
    );
});

it.skipIf(!isRoot)('a configuration in a folder of another user is refused', () => {
  const folder = folderWith({ [CONFIG]: '' });
  chownSync(folder, ANOTHER_USER, ANOTHER_USER);

  expect(() => findConfigFile(folder, NO_HOME, TRUSTED)).toThrow(`${folder} belongs to another user`);
});

it.skipIf(!isRoot)('a link is judged by its owner, and by what it leads to', () => {
  const folder = folderWith({ 'theirs/config.mjs': '', 'project/x': '' });
  const target = join(folder, 'theirs', 'config.mjs');
  chownSync(target, ANOTHER_USER, ANOTHER_USER);
  symlinkSync(target, join(folder, 'project', CONFIG));

  expect(() => findConfigFile(join(folder, 'project'), NO_HOME, TRUSTED)).toThrow(
    `${target} belongs to another user`,
  );
});

it.skipIf(!isRoot)('a file that belongs to who calls sudo is used', () => {
  const folder = folderWith({ [CONFIG]: '' });
  chownSync(join(folder, CONFIG), ANOTHER_USER, ANOTHER_USER);
  const trusted = configurationUsers({ SUDO_UID: String(ANOTHER_USER) });

  expect(findConfigFile(folder, NO_HOME, trusted)).toBe(join(folder, CONFIG));
});

it
  .skipIf(isWindows)
  .each([
    'events',
    'preview order.created',
    'config',
    'check --list',
    'journeys',
    'run',
    'send order.created --instant',
  ])('%s runs no code of a configuration that others can write to', async (commandLine) => {
  const marker = 'globalThis.codeOfOthersRan = true; export default {};';
  const folder = folderWith({ [CONFIG]: marker });
  chmodSync(join(folder, CONFIG), 0o666);
  vi.spyOn(process, 'cwd').mockReturnValue(folder);

  const { exitCode, stderr } = await runCli(commandLine);

  expect(stderr).toContain('other users can write to it');
  expect(exitCode).toBe(2);
  expect(globalThis).not.toHaveProperty('codeOfOthersRan');
});

it('code and commands from a folder above are announced on stderr', async () => {
  const folder = folderWith({ [CONFIG]: 'export default { receiver: "node server.js" };', 'project/x': '' });
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(join(folder, 'project'));

  const above = await runCli('config');
  cwd.mockReturnValue(folder);
  const here = await runCli('config');
  cwd.mockReturnValue(join(folder, 'project'));
  const named = await runCli(['config', '--config', join('..', CONFIG)]);
  cwd.mockRestore();

  expect(above.stderr).toContain(`Running code from a folder above: ${join('..', CONFIG)}`);
  expect(above.stderr).toContain(`Using commands from a folder above: ${join('..', CONFIG)}`);
  for (const { stderr } of [here, named]) expect(stderr).not.toContain('from a folder above');
});

it('data from a folder above is used without a word', async () => {
  const folder = folderWith({ 'cf-webhook-sim.config.json': { attempts: 3 }, 'project/x': '' });
  vi.spyOn(process, 'cwd').mockReturnValue(join(folder, 'project'));

  const { stderr } = await runCli('config');

  expect(stderr).not.toContain('from a folder above');
});
