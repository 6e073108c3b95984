import { expect, it } from 'vitest';
import { checkedReport, matchChecks } from '../../../src/matchers/match-checks.ts';
import { assertPassesChecks } from '../../../src/node-test.ts';
import { checked, receiverThat } from '../checks/check-receivers.ts';

const verifying = receiverThat(({ genuine }) => (genuine ? 200 : 401));
const open = receiverThat(() => 200);

it('passes for a receiver that broke no promise', async () => {
  const report = await checked(verifying, { only: ['AUTH-02'] });

  const { message, pass } = matchChecks(report);

  expect(pass).toBe(true);
  expect(message()).toMatch(/^The receiver in-process:\/ should not have passed the checks, but did\./);
  expect(() => assertPassesChecks(report)).not.toThrow();
});

it('fails with each broken promise in its message', async () => {
  const report = await checked(open, { only: ['AUTH-02'] });

  const { actual, message, pass } = matchChecks(report);

  expect(pass).toBe(false);
  expect(actual).toMatchObject({ 'AUTH-02a': 'fail' });
  expect(message()).toContain('✗ AUTH-02a MUST: rejects a signature made with another secret');
  expect(() => assertPassesChecks(report)).toThrow('should have passed the checks');
});

it('does not pass for a run that is incomplete', async () => {
  const report = await checked(receiverThat(() => 500));

  expect(matchChecks(report).pass).toBe(false);
});

it('asks for what was forgotten', () => {
  expect(() => checkedReport(checked(verifying), 'toPassChecks()')).toThrow('got a promise. Await it first.');
  expect(() => checkedReport({}, 'toPassChecks()')).toThrow('toPassChecks() requires a report');
});
