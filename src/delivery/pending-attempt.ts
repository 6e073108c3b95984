import type { Delivery } from './delivery-event.ts';
import type { Disturbance } from './delivery-plan.ts';

/** The next attempt of a delivery. One record for each delivery, written anew for each attempt: many may be pending. */
export interface PendingAttempt {
  readonly delivery: Delivery;
  disturbance: Disturbance;
  number: number;
  dueAt: number;
  /** The place of the delivery in the run, which no order of completion can change. */
  readonly sequence: number;
  /** Whether its event happened at a moment of its own, so that it is of interest how late an attempt is. */
  readonly isTimed: boolean;
}

/** When an attempt is due, in whole simulated milliseconds from its event. */
export function dueAfterMs({ delivery, dueAt }: Pick<PendingAttempt, 'delivery' | 'dueAt'>): number {
  return Math.round(dueAt - delivery.emittedAt);
}

/** Orders attempts by the moment at which they are due; ties go to the delivery that was planned first. */
export function byDueTime(a: PendingAttempt, b: PendingAttempt): number {
  return a.dueAt - b.dueAt || a.sequence - b.sequence;
}
