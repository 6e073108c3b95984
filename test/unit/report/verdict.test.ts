import { expect, it } from 'vitest';
import type { ExpectationResult } from '../../../src/report/expectations/expectation-result.ts';
import type { RunSummary } from '../../../src/report/run-report.ts';
import { judgeRun } from '../../../src/report/verdict.ts';

it.each<[string, Partial<RunSummary>, string]>([
  ['passed when everything was delivered', { attempts: 5, delivered: 2 }, 'passed'],
  ['failed when one delivery was exhausted', { attempts: 9, delivered: 1, exhausted: 1 }, 'failed'],
  [
    'failed when one was exhausted and another canceled',
    { attempts: 9, exhausted: 1, canceled: 1 },
    'failed',
  ],
  ['incomplete when one was canceled', { attempts: 3, delivered: 1, canceled: 1 }, 'incomplete'],
  ['incomplete when no attempt was made', { canceled: 2 }, 'incomplete'],
  ['incomplete when every delivery was dropped on purpose', { dropped: 2 }, 'incomplete'],
  ['passed when what was not dropped was delivered', { attempts: 1, delivered: 1, dropped: 1 }, 'passed'],
  ['incomplete when there was nothing to deliver', {}, 'incomplete'],
])('calls a run %s', (_, counts, verdict) => {
  expect(judgeRun(summary(counts), [], { expected: false })).toBe(verdict);
});

it.each<[string, Partial<RunSummary>, boolean, string]>([
  ['passed when they hold, whatever was exhausted', { attempts: 8, exhausted: 1 }, true, 'passed'],
  ['failed when one does not hold, whatever was delivered', { attempts: 1, delivered: 1 }, false, 'failed'],
  ['incomplete when attempts were still to come', { attempts: 1, canceled: 1 }, true, 'incomplete'],
  ['incomplete when there was nothing to judge by', {}, true, 'incomplete'],
])('calls a run with expectations %s', (_, counts, held, verdict) => {
  const expectations = [expectation(true), expectation(held)];

  expect(judgeRun(summary(counts), expectations, { expected: true })).toBe(verdict);
});

function summary(counts: Partial<RunSummary>): RunSummary {
  return {
    events: 0,
    deliveries: 0,
    attempts: 0,
    delivered: 0,
    exhausted: 0,
    canceled: 0,
    dropped: 0,
    statusCodes: {},
    timeouts: 0,
    machineFaults: 0,
    connectionErrors: {},
    respondedBy: [],
    reachedReceiver: true,
    latencyMs: null,
    ...counts,
  };
}

function expectation(passed: boolean): ExpectationResult {
  return { expression: 'exhausted', scope: null, observed: '', passed, explanation: '' };
}
