import { expect, it } from 'vitest';
import { paletteFor } from '../../src/cli/terminal/process-terminal.ts';
import { runCli } from './run-cli.ts';

it.each([
  ['evnts', 'Unknown command "evnts".', 'Did you mean events?'],
  ['order.created', 'Unknown command "order.created".', 'Did you mean cf-webhook-sim send order.created?'],
  ['frobnicate', 'Unknown command "frobnicate".', 'The commands are send, run,'],
  ['--json', 'Expected a command first, got the option "--json".', 'The commands are'],
  ['help evnts', 'Unknown command or help topic "evnts".', 'Did you mean cf-webhook-sim help events?'],
  ['events --verbos', 'events has no option --verbos.', 'Did you mean --verbose?'],
  ['events -verbose', 'events has no option -verbose.', 'Did you mean --verbose?'],
  ['events --zzzzz=1', 'events has no option --zzzzz.', 'cf-webhook-sim events --help lists its options.'],
  [
    'preview order.created --apiVersion v1',
    'preview has no option --apiVersion.',
    'Did you mean --api-version',
  ],
  ['preview order.created --no-raw', 'preview has no option --no-raw.', 'cf-webhook-sim preview --help'],
  ['preview order.created --seed', '--seed requires a value: --seed TEXT.', 'as --seed=-'],
  ['preview order.created --seed --raw', '--seed requires a value: --seed TEXT.', 'as --seed=-'],
  ['events --json=maybe', '--json is a flag and takes no value.', 'Write --json alone'],
  ['events order contact', 'events does not accept the argument "contact".', 'For example:'],
  ['preview', 'preview requires an event type', 'For example: cf-webhook-sim preview order.created'],
  [
    'schema order.created --wire weird',
    '--wire: expected documented or observed, got "weird".',
    'For example',
  ],
])('refuses "%s", and says what to do', async (commandLine, problem, cure) => {
  const { exitCode, stdout, stderr } = await runCli(commandLine);

  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.startsWith('error: ')).toBe(true);
  expect(stderr).toContain(problem);
  expect(stderr).toContain(cure);
});

it.each(['abc', '1.5', '1e3', '0x10', '-1', ' 1', '0', ''])('refuses "%s" as a count', async (text) => {
  const { exitCode, stderr } = await runCli(['send', 'order.created', `--count=${text}`]);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(`--count: expected a whole number from 1 to`);
});

it('takes a value after = or as the next word, dashes included', async () => {
  const joined = await runCli(['preview', 'contact.created', '--raw', '--seed=--x']);
  const apart = await runCli(['preview', 'contact.created', '--raw', '--seed', 'a b']);

  expect([joined.exitCode, apart.exitCode]).toEqual([0, 0]);
  expect(joined.stdout).not.toBe(apart.stdout);
});

it('keeps words that look like numbers as they are', async () => {
  const { stderr } = await runCli('events 007');

  expect(stderr).toContain('nknown event type "007"');
});

it('sets options from the environment, and lets a typed one win', async () => {
  const environment = { CF_WEBHOOK_SIM_SEED: '7', CF_WEBHOOK_SIM_RAW: '1' };

  const typed = await runCli('preview contact.created --seed 7 --raw');
  const set = await runCli('preview contact.created', { environment });
  const overruled = await runCli('preview contact.created --seed 8', { environment });

  expect(set.stdout).toBe(typed.stdout);
  expect(overruled.stdout).not.toBe(typed.stdout);
});

it('switches a flag off by the environment, and takes an empty variable as none', async () => {
  const { exitCode, stdout } = await runCli('events order.deleted', {
    environment: { CF_WEBHOOK_SIM_JSON: 'no', CF_WEBHOOK_SIM_VERBOSE: '' },
  });

  expect(exitCode).toBe(0);
  expect(stdout.startsWith('order.deleted\n')).toBe(true);
});

it.each([
  ['events', { CF_WEBHOOK_SIM_JSON: 'maybe' }, 'CF_WEBHOOK_SIM_JSON: expected true or false, got "maybe".'],
  [
    'preview order.created',
    { CF_WEBHOOK_SIM_WIRE: 'x' },
    'CF_WEBHOOK_SIM_WIRE: expected documented or observed, got "x".',
  ],
])('names the variable that is wrong for "%s"', async (commandLine, environment, complaint) => {
  const { exitCode, stderr } = await runCli(commandLine, { environment });

  expect(exitCode).toBe(2);
  expect(stderr).toContain(complaint);
});

const red = '\u001b[31m';

it.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [false, { FORCE_COLOR: '1' }, true],
  [false, { FORCE_COLOR: '' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  [true, { TERM: 'dumb' }, false],
])('on a terminal: %s, in %j: colors are %s', async (isTerminal, environment, colored) => {
  const palette = await paletteFor(isTerminal, environment);

  expect(palette.red('x').startsWith(red)).toBe(colored);
});

it('colors the word error, and nothing of the text', async () => {
  const { stderr } = await runCli('evnts', { palette: await paletteFor(false, { FORCE_COLOR: '1' }) });

  expect(stderr).toBe(`${red}error:\u001b[39m Unknown command "evnts".\nDid you mean events?\n`);
});
