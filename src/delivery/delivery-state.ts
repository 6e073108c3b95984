import { isMachineFault, isSuccess, type Outcome } from './outcome.ts';
import { delayBeforeAttempt, type RetrySchedule } from './retry-schedule.ts';

/**
 * How a delivery ended. `canceled`: attempts were still to come when the run stopped, or the last one failed by a fault of the sending machine. `dropped`: it was never made,
 * because a fault said so.
 */
export type DeliveryStatus = 'delivered' | 'exhausted' | 'canceled' | 'dropped';

/** What follows an attempt. */
export type NextStep =
  | { readonly kind: 'done'; readonly status: 'delivered' | 'exhausted' | 'canceled' }
  | {
      readonly kind: 'retry';
      readonly attemptNumber: number;
      /** The wait, in milliseconds, counted from the end of the attempt. */
      readonly delayMs: number;
      /** The simulated moment of the next attempt. */
      readonly dueAt: number;
    };

/** Decides what follows an attempt; the whole retry policy, without time or network in it. */
export function nextStep(
  schedule: RetrySchedule,
  attempt: {
    readonly number: number;
    readonly endedAt: number;
    readonly outcome: Outcome;
  },
): NextStep {
  if (isSuccess(attempt.outcome)) return { kind: 'done', status: 'delivered' };

  const delayMs = delayBeforeAttempt(schedule, attempt.number + 1);
  // Where the sending machine is at fault, no one knows how the receiver would have responded.
  if (delayMs === undefined)
    return { kind: 'done', status: isMachineFault(attempt.outcome) ? 'canceled' : 'exhausted' };
  return {
    kind: 'retry',
    attemptNumber: attempt.number + 1,
    delayMs,
    dueAt: attempt.endedAt + delayMs,
  };
}

/** A future attempt that no one will wait for, e.g. when a run is stopped. */
export interface UnmadeAttempt {
  readonly number: number;
  /** Simulated milliseconds from the event, if every attempt before it takes no time. */
  readonly dueAfterMs: number;
}

/** The attempts that would still have come, had they all failed. */
export function remainingAttempts(
  schedule: RetrySchedule,
  next: { readonly number: number; readonly dueAfterMs: number },
): UnmadeAttempt[] {
  const attempts: UnmadeAttempt[] = [];
  let { number, dueAfterMs } = next;
  while (number <= schedule.length) {
    attempts.push({ number, dueAfterMs });
    number += 1;
    dueAfterMs += delayBeforeAttempt(schedule, number) ?? 0;
  }
  return attempts;
}
