import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../../cli/run-cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const JOURNEYS = readdirSync(new URL('../../../fixtures/journeys/', import.meta.url))
  .map((file) => basename(file, '.yaml'))
  .sort((a, b) => a.localeCompare(b, 'en'));
const CONFIG = `to: 3000
runs:
  smoke:
    events: [order.created]
  bad-day: { extends: smoke }
  # a comment
  $(touch pwned): {}
journeys:
  my-story: ./a.yaml
events:
  workflows/order_packed: ./packed.json
  "orders/parcel.packed":
    schema: ./parcel.json
other: 1
`;

it.each(['preview', 'send', 'trigger', 'types'])(
  'bash completes event types of the configuration after %s',
  async (command) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'cf-webhook-sim.config.yaml'), CONFIG);

    expect(await inBash([command, 'workflows/order_p'], folder)).toEqual(['workflows/order_packed']);
    expect(await inBash([command, 'orders/par'], folder)).toEqual(['orders/parcel.packed']);
  },
);

it.each([
  [['run', ''], JOURNEYS],
  [
    ['run', 'dunning'],
    ['dunning-churns', 'dunning-recovers'],
  ],
  [
    ['journeys', ''],
    ['show', 'validate', 'schema'],
  ],
  [['journeys', 'show', ''], JOURNEYS],
  [['journeys', 'show', 'lead'], ['lead-capture']],
  [['trigger', 'one-time-pur'], ['one-time-purchase']],
  [['check', '--convergence', 'lead'], ['lead-capture']],
])('bash completes the names of journeys after %j', async (words, expected) => {
  expect(await inBash(words, temporaryFolder())).toEqual(expected);
});

it.each([
  [['run', 'story'], ['story.yaml']],
  [['journeys', 'validate', 'st'], ['story.yaml']],
  [['journeys', 'show', './st'], ['./story.yaml']],
  [['replay', ''], ['story.yaml']],
])('bash completes files where no name matches, after %j', async (words, expected) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'story.yaml'), '');

  expect(await inBash(words, folder)).toEqual(expected);
});

it.each([
  [
    ['run', 's'],
    ['smoke', 'subscription-downgrade'],
  ],
  [['run', 'b'], ['bad-day']],
  [['run', 'my'], ['my-story']],
  [
    ['config', ''],
    ['smoke', 'bad-day', 'my-story'],
  ],
])('bash completes the runs of the configuration file after %j, and runs none of it', async (words, some) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'cf-webhook-sim.config.yaml'), CONFIG);

  const offered = await inBash(words, folder);

  expect(offered).toEqual(expect.arrayContaining(some));
  expect(offered.join(' ')).not.toMatch(/touch|events|other|order_packed/);
  expect(readdirSync(folder)).toEqual(['cf-webhook-sim.config.yaml']);
});

it('writes a script for fish that holds commands, options, choices, event types and journeys', async () => {
  const { exitCode, stdout } = await runCli('completion', { environment: { SHELL: '/usr/bin/fish' } });

  expect(exitCode).toBe(0);
  for (const line of [
    /^complete -c cf-webhook-sim -f$/m,
    /-a send -d 'Send /,
    /'__cf_webhook_sim_not_after send' -a '\$__cf_webhook_sim_events \(awk .*\) \$__cf_webhook_sim_patterns'$/m,
    /'__cf_webhook_sim_after journeys show' -F -a '\$__cf_webhook_sim_journeys'$/m,
    /'__cf_webhook_sim_after preview' -l wire -x -a 'documented observed' -d '/,
    /'__cf_webhook_sim_after preview' -l merge -r -F -d '/,
  ]) {
    expect(stdout).toMatch(line);
  }
});

it.each([
  [
    ['run', 'dunning'],
    ['dunning-churns', 'dunning-recovers'],
  ],
  [['journeys', 'show', 'lead'], ['lead-capture']],
  [
    ['journeys', ''],
    ['schema', 'show', 'validate'],
  ],
  [['send', 'order.de'], ['order.deleted']],
  [
    ['preview', '--wire', ''],
    ['documented', 'observed'],
  ],
  [['li'], ['listen']],
  [['run', 'smo'], ['smoke']],
])('fish completes %j', async (words, expected) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'cf-webhook-sim.config.yaml'), CONFIG);
  const { stdout: script } = await runCli('completion fish');
  const typed = ['cf-webhook-sim', ...words].join(' ');

  const { error, stdout } = spawnSync('fish', ['--no-config', '-c', `${script}\ncomplete -C '${typed}'`], {
    cwd: folder,
    encoding: 'utf8',
  });

  // Without fish, the words of the script stand for it.
  if (error !== undefined) return;
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t')[0]),
  ).toEqual(expected);
});

/** What bash offers in a folder for the last of these words after `cf-webhook-sim`. */
async function inBash(words: readonly string[], folder: string): Promise<string[]> {
  const { stdout: script } = await runCli('completion bash');
  const program = `${script}
COMP_WORDS=(cf-webhook-sim "$@"); COMP_CWORD=$#; _cf_webhook_sim; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const output = execFileSync('bash', ['--norc', '-c', program, 'bash', ...words], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return output.split('\n').filter((line) => line !== '');
}
