import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SIGNATURE_MUTANTS } from '../../src/signature/mutants.ts';
import type { SignatureVectorSet } from '../../src/signature/vectors.ts';
import { runCli } from './run-cli.ts';

const published = readFileSync(new URL('../../fixtures/signature-vectors.json', import.meta.url), 'utf8');
const mutants = SIGNATURE_MUTANTS.length;

function read(stdout: string): SignatureVectorSet {
  return JSON.parse(stdout);
}

it('prints the published vectors', async () => {
  const { exitCode, stdout, stderr } = await runCli('vectors');

  expect(exitCode).toBe(0);
  expect(stdout).toBe(published);
  expect(stderr).toBe(`${read(published).vectors.length - mutants} valid, ${mutants} forged\n`);
});

it.each([
  ['--valid', true],
  ['--invalid', false],
] as const)('prints one half of them with %s', async (option, wanted) => {
  const { exitCode, stdout } = await runCli(['vectors', option]);

  expect(exitCode).toBe(0);
  expect(read(stdout)).toEqual({
    ...read(published),
    vectors: read(published).vectors.filter(({ valid }) => valid === wanted),
  });
});

it('makes them for another secret, from the command line or the environment', async () => {
  const given = await runCli(['vectors', '--secret', 'a secret of my own']);
  const fromEnvironment = await runCli('vectors', {
    environment: { CF_WEBHOOK_SIM_SECRET: 'a secret of my own' },
  });

  expect(new Set(read(given.stdout).vectors.map(({ secret }) => secret))).toEqual(
    new Set(['a secret of my own']),
  );
  expect(fromEnvironment.stdout).toBe(given.stdout);
});

it('lists every way of forging in one line of at most 80 columns', async () => {
  const { exitCode, stdout, stderr } = await runCli('vectors --list', {
    environment: { CF_WEBHOOK_SIM_SECRET: 'a secret of my own' },
  });
  const lines = stdout.split('\n');

  expect(exitCode).toBe(0);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  for (const { name, describe } of SIGNATURE_MUTANTS) {
    expect(
      lines.filter((line) => line.startsWith(`  ${name} `) && line.endsWith(` ${describe}`)),
    ).toHaveLength(1);
  }
  expect(lines.filter((line) => /^\S/.test(line))).toEqual([
    'A receiver must reject',
    'A receiver should reject',
    'A receiver may accept',
  ]);
  expect(stderr).toBe(`${mutants} kinds of forgery\n`);
});

it.each([
  ['--valid --invalid', '--valid cannot be combined with --invalid'],
  ['--list --valid', '--list and --valid or --invalid cannot be combined'],
  ['--secret=', 'got an empty text'],
])('refuses %s', async (options, complaint) => {
  const { exitCode, stdout, stderr } = await runCli(`vectors ${options}`);

  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(complaint);
});
