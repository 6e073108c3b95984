import type { Clock } from './clock.ts';
import { afterRealMs, stopwatchMs, wallClockMs } from './wall-clock.ts';

/**
 * A clock on which simulated time runs `factor` times as fast as real time. Only waiting is compressed: an attempt
 * that takes 20 real milliseconds takes 20 simulated ones, so that retries stay on the documented schedule.
 */
export function createScaledClock(factor: number): Clock {
  return createRunningClock('scaled', factor);
}

/** A clock that runs beside the real time, and whose pace may change. */
export interface RunningClock extends Clock {
  /** How many simulated milliseconds pass in a real one. */
  factor(): number;
  /** Changes the pace from now on; anyone who sleeps wakes at the same simulated moment as before. */
  setFactor(factor: number): void;
}

/**
 * A clock on which simulated time runs `factor` times as fast as the wall clock.
 *
 * @param startAt Simulated milliseconds since the epoch at which it starts. Default: the wall clock's present.
 */
export function createRunningClock(
  kind: 'system' | 'scaled',
  initialFactor: number,
  startAt: number = wallClockMs(),
): RunningClock {
  const sleepers = new Set<() => void>();
  let factor = initialFactor;
  let base = { simulated: startAt, stopwatch: stopwatchMs() };

  const now = () => base.simulated + (stopwatchMs() - base.stopwatch) * factor;
  const rebase = (simulated: number) => {
    base = { simulated, stopwatch: stopwatchMs() };
  };
  const realMsUntil = (at: number) => Math.max(0, (at - now()) / factor);

  return {
    kind,
    now,
    standsStillDuringAttempts: false,
    endOf: (workStartedAt, tookMs) => (factor === 1 ? now() : workStartedAt + tookMs),
    realMsUntil,
    realMsSince: (at) => Math.max(0, (now() - at) / factor),
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
      const present = now();
      if (at > present) rebase(at);
      for (const wake of [...sleepers]) wake();
    },
    join: () => () => undefined,
    factor: () => factor,
    setFactor: (changed) => {
      rebase(now());
      factor = changed;
      for (const wake of [...sleepers]) wake();
    },
  };
}
