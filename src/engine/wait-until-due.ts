import { stopwatchMs } from '../clock/wall-clock.ts';
import type { DispatchOptions } from './dispatch-options.ts';
import { dueAfterMs, type PendingAttempt } from './pending-attempt.ts';

/** Waits until an attempt is due. False where that would take more than what is left of the run's `maxWaitMs`. */
export type WaitUntilDue = (next: PendingAttempt) => Promise<boolean>;

/** The waiting of one run, which is announced and adds up. */
export function createWaiting({
  clock,
  maxWaitMs,
  announce,
  signal,
}: Pick<DispatchOptions, 'clock' | 'maxWaitMs' | 'announce' | 'signal'>): WaitUntilDue {
  let waitedMs = 0;
  return async (next) => {
    const realMs = clock.realMsUntil(next.dueAt);
    if (waitedMs + realMs > maxWaitMs) return false;

    const { delivery, number: attemptNumber } = next;
    const simulatedMs = Math.max(0, next.dueAt - clock.now());
    announce({
      type: 'wait-started',
      delivery,
      attemptNumber,
      dueAfterMs: dueAfterMs(next),
      simulatedMs,
      realMs,
    });
    const startedAt = stopwatchMs();
    await clock.sleepUntil(next.dueAt, signal);
    waitedMs += Math.min(realMs, stopwatchMs() - startedAt);
    announce({ type: 'wait-ended' });
    return true;
  };
}
