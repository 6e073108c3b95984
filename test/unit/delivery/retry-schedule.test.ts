import { expect, it } from 'vitest';
import { nextStep, remainingAttempts } from '../../../src/delivery/delivery-state.ts';
import {
  DOCUMENTED_SCHEDULE,
  delayBeforeAttempt,
  describeSchedule,
  limitAttempts,
  parseSchedule,
} from '../../../src/delivery/retry-schedule.ts';

it('waits 1 s, 15 s, 1 min, 5 min, 15 min, 1 h, 12 h and 24 h', () => {
  expect(DOCUMENTED_SCHEDULE).toEqual([
    1_000, 15_000, 60_000, 300_000, 900_000, 3_600_000, 43_200_000, 86_400_000,
  ]);
  expect(describeSchedule(DOCUMENTED_SCHEDULE)).toBe('1 s, 15 s, 1 min, 5 min, 15 min, 1 h, 12 h, 24 h');
});

it('makes the last attempt 37 h 21 min 16 s after the event', () => {
  const totalMs = DOCUMENTED_SCHEDULE.reduce((sum, delayMs) => sum + delayMs, 0);

  expect(totalMs).toBe(((37 * 60 + 21) * 60 + 16) * 1_000);
});

it('knows the wait before each attempt and none beyond the last', () => {
  expect(delayBeforeAttempt(DOCUMENTED_SCHEDULE, 1)).toBe(1_000);
  expect(delayBeforeAttempt(DOCUMENTED_SCHEDULE, 8)).toBe(86_400_000);
  expect(delayBeforeAttempt(DOCUMENTED_SCHEDULE, 9)).toBeUndefined();
  expect(delayBeforeAttempt(DOCUMENTED_SCHEDULE, 0)).toBeUndefined();
});

it('shortens a schedule, or repeats its last wait', () => {
  expect(limitAttempts([1, 2, 3], 2)).toEqual([1, 2]);
  expect(limitAttempts([1, 2, 3], 5)).toEqual([1, 2, 3, 3, 3]);
});

it.each([
  ['0', [0]],
  ['0,0', [0, 0]],
  ['1s,15s,1m', [1_000, 15_000, 60_000]],
  [' 250ms , 1h30m,1.5s', [250, 5_400_000, 1_500]],
])('reads the schedule %j', (text, waits) => {
  expect(parseSchedule(text)).toEqual(waits);
});

it.each(['', ',', '1s,', '1s,,2s', '5', '-1s', '1s;2s', 'soon', '1e3s', '1s 2s'])(
  'refuses the schedule %j',
  (text) => {
    expect(() => parseSchedule(text)).toThrow(
      expect.objectContaining({ code: 'invalid-option', cure: expect.stringContaining('1s,15s,1m,5m') }),
    );
  },
);

it('retries after a failure, counting the wait from the end of the attempt', () => {
  const step = nextStep([1, 20, 300], {
    number: 1,
    endedAt: 1_000,
    outcome: { kind: 'response', statusCode: 500 },
  });

  expect(step).toEqual({ kind: 'retry', attemptNumber: 2, delayMs: 20, dueAt: 1_020 });
});

it('gives up after the last attempt', () => {
  const step = nextStep([1, 20], {
    number: 2,
    endedAt: 0,
    outcome: { kind: 'timeout', afterMs: 5, phase: 'response' },
  });

  expect(step).toEqual({ kind: 'done', status: 'exhausted' });
});

it('is done after a success, whatever attempts are left', () => {
  const step = nextStep([1, 20], { number: 1, endedAt: 0, outcome: { kind: 'response', statusCode: 204 } });

  expect(step).toEqual({ kind: 'done', status: 'delivered' });
});

it('lists the attempts that would still have come', () => {
  expect(remainingAttempts([1, 20, 300], { number: 2, dueAfterMs: 25 })).toEqual([
    { number: 2, dueAfterMs: 25 },
    { number: 3, dueAfterMs: 325 },
  ]);
  expect(remainingAttempts([1, 20, 300], { number: 4, dueAfterMs: 25 })).toEqual([]);
});
