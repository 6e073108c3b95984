import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { parseCommandLine } from '../../src/cli/parse/parse-command-line.ts';
import { COMMAND_LOADERS } from '../../src/cli/registry.ts';
import { reproduceLine, type TypedCommand } from '../../src/cli/session/reproduce-line.ts';
import { runCli } from './run-cli.ts';

const FACTS = { seed: '7', now: Date.UTC(2026, 0, 15, 12) };
/** What a user has in the environment who pastes a line. */
const VARIABLES = {
  CF_WEBHOOK_SIM_SECRET: 'sesame-4711',
  CF_WEBHOOK_SIM_RESET_COMMAND: 'psql pw',
  X_API_KEY: 'sesame-4712',
  CREDENTIALS: 'bob:p@ss',
  TOKEN: 'sesame-4713',
};
const RESTATED = '--seed 7 --now 2026-01-15T12:00:00.000Z';

it.each([
  ['send order.created', `send order.created ${RESTATED}`],
  ['send order.created --seed 3 --now 2020-01-01', `send order.created ${RESTATED}`],
  ['send order.created --seed=3 --count 2', `send order.created --count 2 ${RESTATED}`],
  [
    'send order.created --secret sesame-4711 --instant --quiet --reporter json --record run.ndjson',
    `send order.created --secret sesame-4711 --instant ${RESTATED}`,
  ],
  ['send order.created --secret=sesame-4711', `send order.created --secret sesame-4711 ${RESTATED}`],
  [
    'send order.created --header X-Api-Key:sesame-4712',
    `send order.created --header X-Api-Key:sesame-4712 ${RESTATED}`,
  ],
  [
    'send order.created --secret sesame-4711 --header X-Shop:sesame-4711',
    `send order.created --secret sesame-4711 --header X-Shop:sesame-4711 ${RESTATED}`,
  ],
  [
    'send order.created --to http://bob:p@ss@localhost:3000/?token=sesame-4713&page=2',
    `send order.created --to http://bob:p@ss@localhost:3000/?token=sesame-4713&page=2 ${RESTATED}`,
  ],
  [
    'send order.created --to 3000 -- node server.js --seed 5 --token sesame-4713',
    `send order.created --to 3000 ${RESTATED} -- node server.js --seed 5 --token sesame-4713`,
  ],
  [
    'send order.created --secret sesame-4711 -- node server.js --shop=sesame-4711',
    `send order.created --secret sesame-4711 ${RESTATED} -- node server.js --shop=sesame-4711`,
  ],
  ['check --to 3000 --only AUTH-01 --quiet', `check --to 3000 --only AUTH-01 ${RESTATED}`],
])('repeats "%s" with secrets as variables, seed and time written out', async (words, line) => {
  const shown = reproduceLine(await typed(words.split(' ')), FACTS);

  expect(shown).not.toContain('sesame');
  expect(shellWords(shown)).toEqual(['npx', 'cf-webhook-sim', ...line.split(' ')]);
});

it('names the variable of the command line in which a secret comes back', async () => {
  const words = ['check', '3000', '--secret', 'sesame-4711', '--reset-command', 'psql pw'];

  expect(reproduceLine(await typed(words), FACTS)).toBe(
    `npx cf-webhook-sim check 3000 --secret "$CF_WEBHOOK_SIM_SECRET" --reset-command "$CF_WEBHOOK_SIM_RESET_COMMAND" ${RESTATED}`,
  );
});

it('repeats what the environment sets, for shells that do not have it', async () => {
  const environment = { CF_WEBHOOK_SIM_COUNT: '3', CF_WEBHOOK_SIM_INSTANT: 'yes', CF_WEBHOOK_SIM_QUIET: '1' };

  expect(reproduceLine(await typed(['send', 'order.created'], environment), FACTS)).toBe(
    `npx cf-webhook-sim send order.created --instant --count 3 ${RESTATED}`,
  );
});

it('stays on one line, whatever was typed', async () => {
  const words = ['send', 'order.created', '--set', 'data.notes=100% \\n\n::error::\u001b[2J'];
  const line = reproduceLine(await typed(words), FACTS);

  expect(line).not.toContain('\n');
  expect(line).not.toContain('\u001b');
  expect(shellWords(line).slice(2, 6)).toEqual(words);
});

it('quotes words so that a shell takes them apart again', async () => {
  const words = ['send', 'order.created', '--header', 'X-A: 1', '--set', "data.notes=it's $HOME; `x`"];

  expect(shellWords(reproduceLine(await typed(words), FACTS)).slice(2)).toEqual([
    ...words,
    ...RESTATED.split(' '),
  ]);
});

it.each([
  'send contact.created order.created',
  'send contact.created:3 order.created --count 2',
  'send order.* --order shuffled --duplicate 2 --duplicate-as-new 1 --drop 1',
  'send contact.created --count 5 --lose-ack 40% --api-version v1',
])('gives the same events in the same order when its line is pasted: %s', async (words) => {
  const first = await runCli(`${words} --secret sesame-4711 --instant --json`);
  const report = JSON.parse(first.stdout);
  const pasted = shellWords(report.reproduce)
    .filter((word) => word !== 'npx')
    .slice(1);
  const again = JSON.parse((await runCli(pasted)).stdout);

  expect(first.stdout).not.toContain('sesame-4711');
  expect(idsAndFaults(again)).toEqual(idsAndFaults(report));
  expect(again.reproduce).toBe(report.reproduce);
});

it('gives the same events for a seed that looks like an option', async () => {
  const plan = async (words: readonly string[]) => JSON.parse((await runCli(words)).stdout).deliveries;
  const words = ['send', 'contact.created', '--seed=-5', '--plan', '--json'];
  const line = reproduceLine(await typed(words), { ...FACTS, seed: '-5' });

  expect(await plan(shellWords(line).slice(2))).toEqual(await plan(words));
});

function idsAndFaults(report: {
  readonly deliveries: readonly { readonly eventId: string; readonly faults: readonly string[] }[];
}): unknown {
  return report.deliveries.map(({ eventId, faults }) => [eventId, faults]);
}

/** A command line, as the command understands it. */
async function typed(
  [name = '', ...words]: readonly string[],
  environment: Record<string, string> = {},
): Promise<TypedCommand> {
  const load = Object.entries(COMMAND_LOADERS).find(([command]) => command === name)?.[1];
  const command = await load?.();
  if (command === undefined) throw new Error(`no command ${name}`);
  const parsed = await parseCommandLine(command, words, {
    environment,
    columns: 80,
    narrate: () => undefined,
  });
  if (parsed.kind === 'help') throw new Error('help');
  return { ...parsed, commandName: command.name, childCommand: parsed.childCommand ?? [] };
}

/** The words of a line as a shell sees them. */
function shellWords(line: string): string[] {
  return execFileSync('sh', ['-c', `for word in ${line}; do printf '%s\\0' "$word"; done`], {
    encoding: 'utf8',
    env: { ...process.env, ...VARIABLES },
  })
    .split('\0')
    .slice(0, -1);
}
