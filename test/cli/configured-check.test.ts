import { expect, it, onTestFinished } from 'vitest';
import { folderWith } from '../unit/config/temp-folder.ts';
import { receiver } from './receiver-process/start-receiver.ts';
import { runCli } from './run-cli.ts';

const CONFIG = `
to: auto/hooks
seed: 1
attempts: 2
runs:
  check: { check: true, only: AUTH-01c }
  strict: { extends: check, strict: true }
  smoke: { events: order.created }
`;

it('checks the receiver by a run of the configuration, with the options of the run', async () => {
  inside(folderWith({ 'cf-webhook-sim.config.yaml': CONFIG }));

  const { stdout } = await runCli(['run', '--json', 'strict', '--', ...receiver('responding')]);

  const report = JSON.parse(stdout);
  expect(report.strict).toBe(true);
  expect(report.checks.map(({ id }: { id: string }) => id)).toEqual(['CTRL-01', 'AUTH-01c']);
  expect(report.reproduce).toMatch(/^(?:npx )?cf-webhook-sim run strict .*--seed 1 /);
});

it('says how a check of the run is seen again', async () => {
  inside(folderWith({ 'cf-webhook-sim.config.yaml': CONFIG }));

  const { stdout } = await runCli([
    'run',
    'check',
    '--only',
    'AUTH-03b',
    '--json',
    '--',
    ...receiver('responding'),
  ]);

  expect(JSON.parse(stdout).checks.map(({ id }: { id: string }) => id)).toContain('AUTH-03b');
});

it('lists a run that checks, and says so of it', async () => {
  inside(folderWith({ 'cf-webhook-sim.config.yaml': CONFIG }));

  expect((await runCli('run')).stdout).toMatch(/check +checks the receiver/);
  expect((await runCli('config check')).stdout).toContain('run "check" checks the receiver');
});

it('refuses a choice of checks for a run that sends events', async () => {
  inside(folderWith({ 'cf-webhook-sim.config.yaml': CONFIG }));

  const { exitCode, stderr } = await runCli('run smoke --only AUTH');

  expect(exitCode).toBe(2);
  expect(stderr).toContain('--only is for runs that check, and "smoke" sends events.');
});

it.each([
  ['{ check: yes please }', '"check" must be true or false'],
  ['{ check: true, events: all }', 'has both "events" and "check"'],
  ['{ check: true, journey: one-time-purchase }', 'has both "journey" and "check"'],
])('refuses the run %s', async (run, complaint) => {
  inside(folderWith({ 'cf-webhook-sim.config.yaml': `runs:\n  odd: ${run}\n` }));

  const { exitCode, stderr } = await runCli('run odd');

  expect(exitCode).toBe(2);
  expect(stderr).toContain(complaint);
});

it('takes options of serve from their part of the configuration, and from nowhere else', async () => {
  inside(
    folderWith({ 'cf-webhook-sim.config.yaml': 'attempts: 3\nserve: { port: 0, untilQuiet: never }\n' }),
  );

  const { exitCode, stderr } = await runCli('serve');

  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/"untilQuiet": expected a duration/);
});

/** Works in a folder until the test is over. */
function inside(folder: string): void {
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(folder);
}
