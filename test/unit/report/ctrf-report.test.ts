import { expect, it } from 'vitest';
import {
  attempt,
  delivery,
  exhaustedDelivery,
  expectation,
  failedAttempt,
  runReport,
  unfinishedDelivery,
  unreachableDelivery,
} from '../../support/reports/builders.ts';
import { hostileReceiver, SECRET, written, writtenAboutRun } from '../../support/reports/reporting.ts';

it('counts every delivery under one of the statuses of the format', async () => {
  const report = runReport([
    delivery({ id: 'd1' }),
    exhaustedDelivery({ id: 'd2' }),
    unfinishedDelivery({ id: 'd3' }),
    unreachableDelivery({ id: 'd4' }),
    delivery({ id: 'd5', status: 'dropped', attempts: [] }),
  ]);

  const { reportFormat, results } = JSON.parse(await written('ctrf', report));

  expect(reportFormat).toBe('CTRF');
  expect(results.tool).toEqual({ name: 'cf-webhook-sim', version: '1.2.3' });
  expect(results.summary).toMatchObject({
    ...{ tests: 5, passed: 1, failed: 2, pending: 0, skipped: 1, other: 1 },
  });
  expect(results.tests.map(({ rawStatus }: { rawStatus: string }) => rawStatus)).toEqual([
    ...['passed', 'exhausted', 'incomplete', 'unreachable', 'skipped'],
  ]);
});

it('spans from the first attempt to the end of the last, in whole milliseconds', async () => {
  const report = runReport([exhaustedDelivery()]);

  const { results } = JSON.parse(await written('ctrf', report));

  const start = Date.parse('2026-01-15T12:00:01.000Z');
  expect(results.summary).toMatchObject({ start, stop: start + 1_250, duration: 1_250 });
  expect(results.tests[0]).toMatchObject({ start, stop: start + 1_250, duration: 500 });
});

it('marks a delivery that took several attempts as flaky and lists them', async () => {
  const report = runReport([delivery({ attempts: [failedAttempt(1), attempt({ number: 2 })] })]);

  const { results } = JSON.parse(await written('ctrf', report));

  expect(results.summary.flaky).toBe(1);
  expect(results.tests[0]).toMatchObject({
    flaky: true,
    retries: 1,
    retryAttempts: [
      { attempt: 1, status: 'failed', duration: 250 },
      { attempt: 2, status: 'passed', duration: 12 },
    ],
  });
});

it('lists the expectations as tests of a suite of their own', async () => {
  const report = runReport([delivery()], { expectations: [expectation()], verdict: 'failed' });

  const { results } = JSON.parse(await written('ctrf', report));

  expect(results.tests[1]).toMatchObject({
    suite: ['expectations'],
    name: 'order.*:delivered',
    status: 'failed',
    message: 'd1 was exhausted.',
  });
});

it('never holds the secret that a receiver echoes', async () => {
  const { text } = await writtenAboutRun('ctrf', hostileReceiver);

  expect(JSON.parse(text).results.tests[0].trace).toContain('[secret]');
  expect(text).not.toContain(SECRET);
});
