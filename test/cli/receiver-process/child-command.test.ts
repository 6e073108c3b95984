import { expect, it } from 'vitest';
import { readArgv } from '../../../src/cli/parse/read-argv.ts';
import { requireChildCommand } from '../../../src/cli/receiver-process/child-command.ts';
import { SimulatorError } from '../../../src/errors/simulator-error.ts';
import { optionsOf } from '../../../src/options/registry.ts';
import { runCli } from '../run-cli.ts';

const sendLike = { name: 'send', takesChildCommand: true, examples: [] } as const;

it('takes everything after the first -- as the command, untouched', async () => {
  const words = ['order.created', '--instant', '--', 'npm', 'run', 'dev', '--', '--port=1', '-x', '007'];

  const { positionals, typed, childCommand } = readArgv(words, 'send', optionsOf('send'));

  expect(positionals).toEqual(['order.created']);
  expect([...typed.keys()]).toEqual(['instant']);
  expect(childCommand).toEqual(['npm', 'run', 'dev', '--', '--port=1', '-x', '007']);
});

it('starts no command without --, and distinguishes that from -- with nothing behind it', async () => {
  const without = readArgv(['order.created'], 'send', optionsOf('send'));
  const empty = readArgv(['order.created', '--'], 'send', optionsOf('send'));

  expect(without.childCommand).toBeUndefined();
  expect(empty.childCommand).toEqual([]);
  expect(requireChildCommand(sendLike, without.childCommand)).toEqual([]);
});

it.each([[[]], [['']]])('asks for the command that is missing after --: %j', (words) => {
  expect(() => requireChildCommand(sendLike, words)).toThrow(SimulatorError);
  expect(() => requireChildCommand(sendLike, words)).toThrow('-- node server.js');
});

it('refuses words after -- where no command is started', async () => {
  const run = await runCli('preview order.created -- node server.js');

  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain('preview does not accept a command after "--".');
  expect(run.stdout).toBe('');
});

it('shows the help of a command whatever follows --', async () => {
  const run = await runCli('preview --help -- node --help');

  expect(run.exitCode).toBe(0);
  expect(run.stdout).toContain('cf-webhook-sim preview');
});
