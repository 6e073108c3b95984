import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import getPort from 'get-port';
import { expect, it } from 'vitest';
import type { CheckReport } from '../../src/checks/engine/check-report.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { correctExpress } from '../zoo/correct/express.ts';
import { ZOO_SECRET } from '../zoo/zoo.ts';
import { listenAs } from '../zoo/zoo-server.ts';
import { runCli } from './run-cli.ts';

const RECEIVER = fileURLToPath(new URL('../support/receivers/remembering.mjs', import.meta.url));

/** Starts the receiver for some checks, and gives their verdicts by id. */
async function verdicts(ids: string, receiverWords: readonly string[] = []) {
  const port = await getPort();
  const { stdout } = await runCli(
    [
      ...['check', `http://127.0.0.1:${port}/`, '--only', ids, '--json', '--seed', '7', '--effects'],
      ...['--probe-url', `http://127.0.0.1:${port}/{subject_id}`],
      ...['--', process.execPath, RECEIVER, ...receiverWords],
    ],
    {
      environment: {
        PATH: process.env['PATH'] ?? '',
        STATE_FILE: join(temporaryFolder(), 'state.json'),
      },
    },
  );
  const report: CheckReport = JSON.parse(stdout);
  return Object.fromEntries(report.checks.map(({ id, verdict }) => [id, verdict]));
}

it('sees state and effects of a receiver that it kills and starts', async () => {
  expect(await verdicts('IDEM-01b,IDEM-06b,ACK-02')).toMatchObject({
    'IDEM-01b': 'pass',
    'IDEM-06b': 'fail',
    'ACK-02': 'pass',
  });
});

it('finds an event that got a 2xx and lost', async () => {
  expect(await verdicts('ACK-02', ['--early'])).toMatchObject({ 'ACK-02': 'fail' });
});

it('reads the state from a command, which is told what is asked', async () => {
  await using server = await listenAs(correctExpress);
  const script = 'console.log(JSON.stringify([process.env.CF_WEBHOOK_SIM_SUBJECT_ID, {subject_id}]))';

  const { stdout } = await runCli([
    ...['check', server.url, '--secret', ZOO_SECRET, '--only', 'IDEM-01b', '--settle', '0'],
    ...['--probe-command', `"${process.execPath}" -e '${script}'`],
  ]);

  expect(stdout).toContain('Requires an event with a visible effect');
});

it.each([
  ["echo 'no rows' >&2; exit 3", /^The probe command exited with code 3: no rows/],
  ['echo hello', /The probe command returned "hello", which is not JSON/],
])('says why the command %j gave no state', async (command, message) => {
  await using server = await listenAs(correctExpress);

  const { stdout } = await runCli([
    ...['check', server.url, '--secret', ZOO_SECRET, '--only', 'IDEM-01b', '--json', '--settle', '0'],
    ...['--probe-command', command],
  ]);

  const report: CheckReport = JSON.parse(stdout);
  expect(report.checks.find(({ id }) => id === 'IDEM-01b')).toMatchObject({
    verdict: 'not-evaluated',
    observed: expect.stringMatching(message),
  });
});

it.each([
  ['--probe-url 3000 --probe-command x', '--probe-url cannot be combined with --probe-command'],
  ['--break-command x', '--break-command requires --fix-command'],
  ['--probe-url http://example.com/', '--allow-remote example.com'],
  ['--probe-url http://localhost:1/{subject}', 'no placeholder {subject}'],
])('refuses %s', async (words, message) => {
  const { exitCode, stderr } = await runCli(`check 3000 ${words}`);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});
