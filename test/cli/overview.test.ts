import { expect, it } from 'vitest';
import { COMMAND_LOADERS } from '../../src/cli/registry.ts';
import { COMMAND_NAMES } from '../../src/options/commands.ts';
import { flagOf } from '../../src/options/option-name.ts';
import { optionsOf } from '../../src/options/registry.ts';
import { runCli } from './run-cli.ts';

const COMMANDS = COMMAND_NAMES;

it.each(['', 'help', '--help', '-h', 'help help'])('shows the commands for "%s"', async (commandLine) => {
  const { exitCode, stdout, stderr } = await runCli(commandLine);

  expect(exitCode).toBe(0);
  expect(stderr).toBe('');
  for (const name of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
});

it.each(COMMANDS)('is registered under the name that %s has', async (name) => {
  const command = await COMMAND_LOADERS[name]();

  expect(command.name).toBe(name);
});

it.each(['', ...COMMANDS])('fits the help of "%s" into 80 columns', async (name) => {
  const { stdout } = await runCli(`help ${name}`);

  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

it.each(COMMANDS)('lists every option of %s with what it does', async (name) => {
  const { stdout } = await runCli(`${name} --help`);

  for (const option of Object.values(optionsOf(name))) {
    expect(stdout).toMatch(new RegExp(`^  ${flagOf(option.name)}( |$)`, 'm'));
    expect(option.describe).toMatch(/^(V2|[^A-Z]).*[^.]$/);
  }
});

it("shows a command's help with its words, defaults, choices and examples", async () => {
  const { stdout } = await runCli('events -h');
  const preview = await runCli('help preview');

  expect(stdout.split('\n').slice(0, 3)).toEqual([
    'cf-webhook-sim events [pattern] [options]',
    '',
    'List the event types, or describe one.',
  ]);
  expect(preview.stdout).toContain('cf-webhook-sim preview <event> [options]\n');
  expect(preview.stdout).toContain('(documented or observed; default:\n');
  expect(preview.stdout).toContain(
    '  cf-webhook-sim preview order.created\n      Print readable JSON, with keys in wire order.',
  );
  expect(preview.stdout).toContain('CF_WEBHOOK_SIM_TO is --to.\n');
});

it('uses a wide terminal up to 100 columns and a narrow one as it is', async () => {
  const wide = await runCli('help send', { columns: 200 });
  const narrow = await runCli('events order.completed', { columns: 60 });

  expect(Math.max(...wide.stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
  expect(Math.max(...narrow.stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(60);
});
