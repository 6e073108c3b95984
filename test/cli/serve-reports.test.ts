import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createReceiver } from '../../src/receiver/receiver.ts';
import { junitSchemaErrors } from '../support/reports/junit-schema.ts';
import { reportSchemaErrors } from '../support/reports/report-schema.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type CliRun, runCli } from './run-cli.ts';

/** Serves a workspace whose one endpoint is a receiver that responds as told. */
async function serveTo(respond: string, words: readonly string[]) {
  const receiver = createReceiver({ verify: false, respond });
  const { url: target } = await receiver.listen();
  const output = new EventEmitter();
  let written = '';
  const run = runCli(['serve', '--port', '0', '--instant', ...words], {
    onWrite: (_stream, text) => {
      written += text;
      output.emit('write');
    },
  });
  const printed = async (text: string) => {
    while (!written.includes(text)) await once(output, 'write');
  };
  const pressCtrlC = (): Promise<CliRun> => {
    process.emit('SIGINT', 'SIGINT');
    return run;
  };
  onTestFinished(async () => {
    await pressCtrlC();
    await receiver.close();
  });
  await Promise.race([printed('Ctrl-C stops'), run]);
  const url = /at (http:\/\/[^/]+)\/api\/v2/.exec(written)?.[1] ?? written;
  await fetch(`${url}/_sim/endpoints`, {
    method: 'POST',
    headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
    body: JSON.stringify({ url: target, name: 'Mine' }),
  });
  const trigger = () => runCli(['trigger', 'order.created', '--workspace', url]);
  return { url, run, trigger, printed, pressCtrlC };
}

it('ends a workspace with exit code 1 when an expectation is broken, and says so in the JUnit file', async () => {
  const file = join(temporaryFolder(), 'junit.xml');
  const { trigger, printed, pressCtrlC } = await serveTo('500,200', [
    ...['--expect', 'attempts=1', '--reporter', `junit=${file}`],
  ]);

  await trigger();
  await printed('200 (attempt 2)');
  const { exitCode, stdout } = await pressCtrlC();
  const xml = readFileSync(file, 'utf8');

  expect(exitCode).toBe(1);
  expect(stdout).toContain('failed  1 delivered · 2 attempts');
  expect(stdout).toMatch(
    /Reproduce: npx cf-webhook-sim serve --instant --expect attempts=1 --port 0 --seed \S+\n/,
  );
  expect(junitSchemaErrors(xml)).toEqual([]);
  expect(xml).toMatch(/<testsuite name="order.created" tests="1" failures="0"/);
  expect(xml).toMatch(/<testsuite name="expectations" tests="1" failures="1"/);
});

it('writes a JSON report of a workspace that the schema describes', async () => {
  const file = join(temporaryFolder(), 'report.json');
  const { trigger, printed, pressCtrlC } = await serveTo('500,200', ['--reporter', `json=${file}`]);

  await trigger();
  await printed('200 (attempt 2)');
  await pressCtrlC();
  const report = JSON.parse(readFileSync(file, 'utf8'));

  expect(reportSchemaErrors(report)).toEqual([]);
  expect(report).toMatchObject({ verdict: 'passed', summary: { delivered: 1, attempts: 2 } });
});

it('ends a workspace with exit code 0 when what was expected came true', async () => {
  const { trigger, printed, pressCtrlC } = await serveTo('500,200', ['--expect', 'attempts=2']);

  await trigger();
  await printed('200 (attempt 2)');

  expect(await pressCtrlC()).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('passed  1 delivered'),
  });
});

it('expects every delivery to be delivered where a workspace has reporters only', async () => {
  const { trigger, printed, pressCtrlC } = await serveTo('500', ['--reporter', 'json']);

  await trigger();
  await printed('gave up');
  const { exitCode, stdout } = await pressCtrlC();

  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    schema: expect.stringMatching(/^cf-webhook-sim\/report@/),
    verdict: 'failed',
    summary: { deliveries: 1, attempts: 8, exhausted: 1 },
    deliveries: [
      { id: 'd1', eventType: 'order.created', status: 'exhausted', subjectId: expect.any(Number) },
    ],
  });
});

it('does not call a workspace without deliveries a success', async () => {
  const { pressCtrlC } = await serveTo('200', ['--expect', 'delivered']);

  expect((await pressCtrlC()).exitCode).toBe(1);
});

it('ends by itself once something was delivered and nothing has happened for so long', async () => {
  const { run, trigger } = await serveTo('200', ['--until-quiet', '300ms', '--reporter', 'ndjson']);

  await trigger();
  const { exitCode, stdout } = await run;
  const types = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).type);

  expect(exitCode).toBe(0);
  expect(types).toEqual([
    ...['run-started', 'delivery-planned', 'attempt-finished', 'delivery-finished', 'run-finished'],
  ]);
});

it('is judged in nothing without expectations and reporters', async () => {
  const { trigger, printed, pressCtrlC } = await serveTo('500', []);

  await trigger();
  await printed('gave up');

  expect(await pressCtrlC()).toMatchObject({ exitCode: 0, stdout: '' });
});
