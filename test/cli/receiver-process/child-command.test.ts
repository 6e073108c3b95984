import { expect, it } from 'vitest';
import { requireChildCommand, splitChildCommand } from '../../../src/cli/receiver-process/child-command.ts';
import { SimulatorError } from '../../../src/errors/simulator-error.ts';
import { runCli } from '../run-cli.ts';

const sendLike = { name: 'send', takesChildCommand: true, examples: [] } as const;

it('takes everything after the first -- as the command, untouched', () => {
  const split = splitChildCommand([
    'order.created',
    '--instant',
    '--',
    'npm',
    'run',
    'dev',
    '--',
    '--port=1',
  ]);

  expect(split).toEqual({
    ownWords: ['order.created', '--instant'],
    childCommand: ['npm', 'run', 'dev', '--', '--port=1'],
  });
});

it('leaves words without -- to the tool', () => {
  expect(splitChildCommand(['order.created'])).toEqual({
    ownWords: ['order.created'],
    childCommand: undefined,
  });
  expect(requireChildCommand(sendLike, undefined)).toEqual([]);
});

it.each([[[]], [['']]])('asks for the command that is missing after --: %j', (words) => {
  expect(() => requireChildCommand(sendLike, words)).toThrow(SimulatorError);
  expect(() => requireChildCommand(sendLike, words)).toThrow('-- node server.js');
});

it('refuses words after -- where no command is started', async () => {
  const run = await runCli('preview order.created -- node server.js');

  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain('preview starts no command, and takes nothing after "--".');
  expect(run.stdout).toBe('');
});

it('shows the help of a command whatever follows --', async () => {
  const run = await runCli('preview --help -- node --help');

  expect(run.exitCode).toBe(0);
  expect(run.stdout).toContain('cf-webhook-sim preview');
});
