import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { COMMAND_LOADERS } from '../../src/cli/registry.ts';
import { EVENT_CATALOG } from '../../src/events/catalog.ts';
import { runCli } from './run-cli.ts';

/** What bash offers for the last of these words after `cf-webhook-sim`. */
async function completeInBash(...words: string[]): Promise<string[]> {
  const { stdout: script } = await runCli('completion bash');
  const program = `${script}
COMP_WORDS=(cf-webhook-sim "$@"); COMP_CWORD=$#; _cf_webhook_sim; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const output = execFileSync('bash', ['--norc', '-c', program, 'bash', ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return output.split('\n').filter((line) => line !== '');
}

it('offers the commands first', async () => {
  expect(await completeInBash('')).toEqual([...Object.keys(COMMAND_LOADERS), 'help']);
  expect(await completeInBash('li')).toEqual(['listen']);
});

it.each(['events', 'preview', 'schema'])('offers every event name after %s', async (command) => {
  const offered = await completeInBash(command, '');

  expect(offered).toEqual([...EVENT_CATALOG.map(({ name }) => name), 'all']);
});

it('offers the patterns of event types after send, so that the shell leaves them alone', async () => {
  const offered = await completeInBash('send', 'order.');

  expect(offered).toEqual(expect.arrayContaining(['order.created', String.raw`order.\*`]));
  expect(await completeInBash('send', 'orders/invoice.*')).toEqual([]);
  expect((await runCli('completion zsh')).stdout).toContain(`  'order.*'\n`);
  expect((await runCli('completion fish')).stdout).toMatch(
    /^set -g __cf_webhook_sim_patterns .*'order\.\*'/m,
  );
});

it.each([
  [['run', 'subscription-r'], ['subscription-renewals']],
  [['journeys', 'show', 'subscription-r'], ['subscription-renewals']],
  [['check', '3000', '--convergence', 'subscription-r'], ['subscription-renewals']],
])('completes the names of journeys in %j', async (words, expected) => {
  expect(await completeInBash(...words)).toEqual(expected);
});

it('offers names that begin as typed', async () => {
  expect(await completeInBash('send', 'order.de')).toEqual(['order.deleted']);
  expect(await completeInBash('send', 'order.created', 'contacts/applied_tag.d')).toEqual([
    'contacts/applied_tag.deleted',
  ]);
});

it.each([
  [['preview', 'order.created', '--wi'], ['--wire']],
  [
    ['preview', '--wire', ''],
    ['documented', 'observed'],
  ],
  [['preview', '--wire', '=', 'ob'], ['observed']],
  [
    ['preview', '--wire', '='],
    ['documented', 'observed'],
  ],
  [['preview', '--seed', 'o'], []],
  [['preview', '--merge', 'tsconfig.js'], ['tsconfig.json']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['help', 'ver'], ['verify']],
  [['sign', '--ti'], ['--timestamp']],
])('completes %j', async (words, expected) => {
  expect(await completeInBash(...words)).toEqual(expected);
});

it('knows the shell from $SHELL', async () => {
  const { stdout } = await runCli('completion', { environment: { SHELL: '/usr/bin/zsh' } });

  expect(stdout.startsWith('#compdef cf-webhook-sim\n')).toBe(true);
});

it('describes commands and options in zsh', async () => {
  const { stdout } = await runCli('completion zsh');

  expect(stdout).toContain("'events:List the event types, or describe one.'");
  expect(stdout).toContain("'--unverified:accept requests without a valid signature'");
  expect(stdout).toContain("'preview --wire') names=(documented observed) files='' ;;");
  expect(stdout).toContain("'preview --merge') names=() files=yes ;;");
});

it.each([
  ['completion tcsh', {}, 'got "tcsh"'],
  ['completion', { SHELL: '/usr/bin/tcsh' }, 'got "tcsh"'],
  ['completion', {}, 'no shell was given'],
])('refuses "%s" in %j', async (commandLine, environment, complaint) => {
  const { exitCode, stderr } = await runCli(commandLine, { environment });

  expect(exitCode).toBe(2);
  expect(stderr).toContain(complaint);
});
