import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../../cli/run-cli.ts';
import { junitSchemaErrors } from '../../support/reports/junit-schema.ts';
import { httpResponse, startRespondingServer } from '../../support/tcp-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it.each([
  ['a delivered event', 'send order.created', 200],
  ['an exhausted event', 'send order.created', 500],
  ['a broken expectation', 'send order.created --expect attempts=1', 500],
  ['a dropped event', 'send order.created contact.created --drop 1', 200],
  ['a journey', 'run one-time-purchase', 200],
  ['checks that passed, failed and were skipped', 'check --only AUTH,IDEM', 200],
  ['a failing control', 'check', 500],
])('JUnit of %s follows the schema of Jenkins', async (_, commandLine, status) => {
  const { xml } = await junitOf(commandLine, status);

  expect(junitSchemaErrors(xml)).toEqual([]);
});

it('JUnit of a receiver that was never reached follows the schema of Jenkins', async () => {
  const file = join(temporaryFolder(), 'report.xml');
  await using gone = await startRespondingServer(httpResponse(200));
  await gone[Symbol.asyncDispose]();

  await runCli(`send order.created --instant --to ${gone.url} --reporter junit=${file}`);

  const xml = readFileSync(file, 'utf8');
  expect(junitSchemaErrors(xml)).toEqual([]);
  expect([count(xml, '<error '), count(xml, '<failure ')]).toEqual([1, 0]);
});

it('a failing delivery is one failure, its text once', async () => {
  const { exitCode, xml } = await junitOf('send order.created --attempts 2', 500);

  expect(exitCode).toBe(1);
  expect(xml).toContain('<testsuites name="cf-webhook-sim" tests="1" failures="1" errors="0"');
  expect(count(xml, '<failure ')).toBe(1);
  expect(count(xml, 'ClickFunnels gives up.')).toBe(1);
});

it('a broken expectation is one failure, and the delivery that it judges none', async () => {
  const { exitCode, xml } = await junitOf('send order.created --attempts 2 --expect attempts=1', 500);

  expect(exitCode).toBe(1);
  expect(count(xml, '<failure ')).toBe(1);
  expect(xml).toMatch(/<testcase name="attempts=1"[^>]*>\s*<failure /);
});

it('"delivered" among other expectations fails at the delivery alone', async () => {
  const { xml } = await junitOf(
    'send order.created --attempts 2 --expect delivered --expect attempts=2',
    500,
  );

  expect(count(xml, '<failure ')).toBe(1);
  expect(xml).toMatch(/<testcase name="order.created d1"[^>]*>\s*<failure /);
});

it.each(['junit', 'github', 'ctrf'])(
  'checks behind a failing control are skipped in %s',
  async (reporter) => {
    const { exitCode, text } = await reportOf(reporter, 'check', 500);

    expect(exitCode).toBe(1);
    const figures = {
      junit: [count(text, '<failure '), count(text, '<skipped ') > 50],
      github: [count(text, '::warning ') + count(text, '::error '), true],
      ctrf: [count(text, '"status": "other"'), count(text, '"status": "skipped"') > 50],
    };
    expect(figures).toMatchObject({ [reporter]: [1, true] });
  },
);

it('checks cut off by one limit are one failure, and the others are skipped', async () => {
  const { xml } = await junitOf('check --only AUTH --max-requests 4', 200);

  const cutOff = count(xml, 'type="incomplete');
  expect(cutOff).toBe(1);
  expect(count(xml, '<skipped ')).toBeGreaterThan(3);
});

async function junitOf(commandLine: string, status: number) {
  const { exitCode, text } = await reportOf('junit', commandLine, status);
  return { exitCode, xml: text };
}

/** What a reporter wrote about a command that met a receiver with one response. */
async function reportOf(reporter: string, commandLine: string, status: number) {
  await using server = await startRespondingServer(httpResponse(status));
  const file = join(temporaryFolder(), 'report');
  const instant = commandLine.startsWith('check') ? '' : '--instant';
  const { exitCode } = await runCli(
    `${commandLine} ${instant} --to ${server.url} --reporter ${reporter}=${file}`,
  );
  return { exitCode, text: readFileSync(file, 'utf8') };
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
