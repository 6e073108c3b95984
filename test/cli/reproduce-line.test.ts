import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { reproduceLine } from '../../src/cli/session/reproduce-line.ts';
import { runCli } from './run-cli.ts';

const FACTS = { seed: '7', now: Date.UTC(2026, 0, 15, 12), secret: 'sesame-4711' };
const RESTATED = '--seed 7 --now 2026-01-15T12:00:00.000Z';

it.each([
  ['send order.created', `send order.created ${RESTATED}`],
  ['send order.created --seed 3 --now 2020-01-01', `send order.created ${RESTATED}`],
  ['send order.created --seed=3 --count 2', `send order.created --count 2 ${RESTATED}`],
  ['send order.created --secret sesame-4711 --instant', `send order.created --instant ${RESTATED}`],
  ['send order.created --secret=sesame-4711', `send order.created ${RESTATED}`],
  ['send order.created --header X-Key:sesame-4711', `send order.created --header X-Key:[secret] ${RESTATED}`],
  [
    'send order.created --to 3000 -- node server.js --seed 5 --secret other',
    `send order.created --to 3000 ${RESTATED} -- node server.js --seed 5 --secret other`,
  ],
  [
    'send order.created --to 3000 -- node server.js --key=sesame-4711',
    `send order.created --to 3000 ${RESTATED} -- node server.js --key=[secret]`,
  ],
])('repeats "%s" without the secret, with seed and time written out', (typed, line) => {
  expect(shellWords(reproduceLine(typed.split(' '), FACTS))).toEqual([
    'npx',
    'cf-webhook-sim',
    ...line.split(' '),
  ]);
});

it('quotes words so that a shell takes them apart again', () => {
  const words = ['send', 'order.created', '--set', "data.notes=it's $HOME; `x`", '--header', 'X-A: 1'];

  expect(shellWords(reproduceLine(words, FACTS)).slice(2)).toEqual([...words, ...RESTATED.split(' ')]);
});

it.each([
  'send contact.created order.created',
  'send contact.created:3 order.created --count 2',
  'send order.* --order shuffled --duplicate 2 --duplicate-as-new 1 --drop 1',
  'send contact.created --count 5 --lose-ack 40% --api-version v1',
])('gives the same events in the same order when its line is pasted: %s', async (typed) => {
  const first = await runCli(`${typed} --secret sesame-4711 --instant --json`);
  const report = JSON.parse(first.stdout);
  const [, , ...words] = shellWords(report.reproduce);
  const again = JSON.parse((await runCli(words)).stdout);

  expect(first.stdout).not.toContain('sesame-4711');
  expect(idsAndFaults(again)).toEqual(idsAndFaults(report));
  expect(again.reproduce).toBe(report.reproduce);
});

it('gives the same events for a seed that looks like an option', async () => {
  const plan = async (words: readonly string[]) => JSON.parse((await runCli(words)).stdout).deliveries;
  const typed = ['send', 'contact.created', '--seed=-5', '--plan', '--json'];
  const line = reproduceLine(typed, { ...FACTS, seed: '-5' });

  expect(await plan(shellWords(line).slice(2))).toEqual(await plan(typed));
});

function idsAndFaults(report: {
  readonly deliveries: readonly { readonly eventId: string; readonly faults: readonly string[] }[];
}): unknown {
  return report.deliveries.map(({ eventId, faults }) => [eventId, faults]);
}

/** The words of a line as a shell sees them. */
function shellWords(line: string): string[] {
  return execFileSync('sh', ['-c', `for word in ${line}; do printf '%s\\0' "$word"; done`], {
    encoding: 'utf8',
  })
    .split('\0')
    .slice(0, -1);
}
