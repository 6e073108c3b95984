import type { Clock } from './clock.ts';
import { afterRealMs, stopwatchMs, wallClockMs } from './wall-clock.ts';

/**
 * A clock on which simulated time runs `factor` times as fast as real time. Only waiting is compressed: an attempt
 * that takes 20 real milliseconds takes 20 simulated ones, so that retries stay on the documented schedule.
 */
export function createScaledClock(factor: number): Clock {
  return createRunningClock('scaled', factor);
}

/** A clock on which simulated time runs `factor` times as fast as the wall clock, from the wall clock's present. */
export function createRunningClock(kind: 'system' | 'scaled', factor: number): Clock {
  const startedAt = wallClockMs();
  const stopwatchStart = stopwatchMs();
  const sleepers = new Set<() => void>();
  let skippedMs = 0;

  const now = () => startedAt + (stopwatchMs() - stopwatchStart) * factor + skippedMs;
  const realMsUntil = (at: number) => Math.max(0, (at - now()) / factor);

  return {
    kind,
    now,
    standsStillDuringAttempts: false,
    endOf: (workStartedAt, tookMs) => (factor === 1 ? now() : workStartedAt + tookMs),
    realMsUntil,
    sleepUntil: (at, signal) => {
      if (realMsUntil(at) === 0 || signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        let callOff = afterRealMs(realMsUntil(at), wake);
        sleepers.add(wake);
        signal?.addEventListener('abort', finish, { once: true });

        function wake() {
          callOff();
          if (now() >= at) finish();
          else callOff = afterRealMs(Math.ceil(realMsUntil(at)), wake);
        }
        function finish() {
          callOff();
          sleepers.delete(wake);
          signal?.removeEventListener('abort', finish);
          resolve();
        }
      });
    },
    skipTo: (at) => {
      skippedMs += Math.max(0, at - now());
      for (const wake of [...sleepers]) wake();
    },
    join: () => () => undefined,
  };
}
