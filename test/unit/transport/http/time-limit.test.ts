import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TimeLimit as RealTimeLimit } from '../../../../src/transport/http/time-limit.ts';

let TimeLimit: typeof RealTimeLimit;

// Real timers are taken when a module is loaded, so that it is loaded anew with timers that the test moves.
beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  ({ TimeLimit } = await import('../../../../src/transport/http/time-limit.ts'));
});

afterEach(() => {
  vi.useRealTimers();
  // Later files of this worker import the clock with the real timers.
  vi.resetModules();
});

it('ends what takes longer than its limit, and nothing else', async () => {
  const limit = new TimeLimit(50);
  const slow = begun(limit);
  const quick = begun(limit);

  limit.end(quick.one);
  await vi.advanceTimersByTimeAsync(1_000);

  expect(slow.tookMs()).toBe(50);
  expect(quick.tookMs()).toBeUndefined();
});

it('gives whoever began later as much time', async () => {
  const limit = new TimeLimit(60);
  const first = begun(limit);
  await vi.advanceTimersByTimeAsync(30);
  const second = begun(limit);

  await vi.advanceTimersByTimeAsync(1_000);

  expect([first.tookMs(), second.tookMs()]).toEqual([60, 60]);
});

it('counts anew where something goes on', async () => {
  const limit = new TimeLimit(60);
  const { one, tookMs } = begun(limit);
  await vi.advanceTimersByTimeAsync(30);
  limit.begin(one);

  await vi.advanceTimersByTimeAsync(1_000);

  expect(tookMs()).toBe(90);
});

interface Begun {
  readonly one: Parameters<RealTimeLimit['begin']>[0];
  /** The milliseconds that it had before its time ran out. */
  readonly tookMs: () => number | undefined;
}

function begun(limit: RealTimeLimit): Begun {
  const startedAt = performance.now();
  let tookMs: number | undefined;
  const one = {
    timedOut: () => {
      tookMs = performance.now() - startedAt;
    },
  };
  limit.begin(one);
  return { one, tookMs: () => tookMs };
}
