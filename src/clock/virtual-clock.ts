import type { Clock } from './clock.ts';

/**
 * A clock that stands still until somebody wants to wait, and then jumps: 37 hours pass in no time at all.
 * Attempts take no simulated time, so every attempt comes exactly when the schedule says.
 *
 * @param startAt Simulated milliseconds since the epoch at which it starts.
 */
export function createVirtualClock(startAt: number): Clock {
  let current = startAt;
  const skipTo = (at: number) => {
    current = Math.max(current, at);
  };

  return {
    kind: 'virtual',
    now: () => current,
    standsStillDuringAttempts: true,
    endOf: (startedAt) => startedAt,
    realMsUntil: () => 0,
    sleepUntil: (at, signal) => {
      if (!signal?.aborted) skipTo(at);
      return Promise.resolve();
    },
    skipTo,
  };
}
