import { expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

it('lists what there are correct receivers for', async () => {
  const { exitCode, stdout } = await runCli('receivers');

  expect(exitCode).toBe(0);
  for (const name of ['express', 'nestjs', 'django', 'rails', 'laravel', 'go']) {
    expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  }
});

it('prints the files of one, and how to start and check it', async () => {
  const { stderr, stdout } = await runCli('receivers flask');

  expect(stdout).toMatch(/^# ── flask_receiver\.py\n/);
  expect(stdout).toContain('# ── clickfunnels_signature.py\n');
  expect(stdout).toContain('ON CONFLICT DO NOTHING');
  expect(stderr).toContain('Start:   flask --app flask_receiver run --port 3000');
  expect(stderr).toContain('--stack flask -- flask --app flask_receiver run --port 3000');
});

it('names the nearest one', async () => {
  const { exitCode, stderr } = await runCli('receivers rail');

  expect(exitCode).toBe(2);
  expect(stderr).toContain('There is no receiver for "rail".\nDid you mean rails?');
});
