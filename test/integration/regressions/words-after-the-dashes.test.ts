import { expect, it } from 'vitest';
import { runCli } from '../../cli/run-cli.ts';

it.each([
  ['--record', 'x'],
  ['--variants=3'],
  ['--param', 'a=1'],
  ['--convergence', 'everything'],
  ['--help'],
])('words after -- belong to the receiver: %s', async (...words) => {
  const { exitCode, stderr } = await runCli([
    'check',
    '3999',
    '--dry-run',
    '--',
    'node',
    'server.js',
    ...words,
  ]);

  expect(stderr).not.toContain('error');
  expect(exitCode).toBe(0);
});

it('the same words before -- are the command’s', async () => {
  const { exitCode, stderr } = await runCli('check 3999 --dry-run --record x -- node server.js');

  expect(stderr).toContain('--record requires --convergence');
  expect(exitCode).toBe(2);
});
