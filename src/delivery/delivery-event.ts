import type { OutgoingEvent } from '../events/outgoing-event.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import type { StoryPlace } from './delivery-plan.ts';
import type { DeliveryStatus, NextStep, UnmadeAttempt } from './delivery-state.ts';
import type { AttemptResult } from './sender.ts';

/** One event bound for one endpoint. */
export interface Delivery {
  /** Unique within a run: `d1`, `d2`, … */
  readonly id: string;
  readonly event: OutgoingEvent;
  /** The endpoint's URL, with credentials taken out. */
  readonly endpoint: string;
  /** The simulated moment at which the event happened; the schedule counts from it. */
  readonly emittedAt: number;
  /** What faults do to it, one line each. */
  readonly faults: readonly string[];
  /** Where the event stands in a journey; absent where it is part of none. */
  readonly story?: StoryPlace;
}

/** One HTTP request of a delivery. */
export interface Attempt {
  /** Counts from 1. */
  readonly number: number;
  /** Simulated milliseconds from the event to the moment at which the attempt was due. */
  readonly dueAfterMs: number;
  /** Real time at which it started, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** Unix seconds in the timestamp header. */
  readonly signatureTimestamp: number;
  /**
   * Real milliseconds by which it started after it was due, because as many attempts as may be were in flight; only
   * for events that happen at a rate.
   */
  readonly lateByMs?: number;
}

/** Everything that happens to deliveries, in the order in which it happens. Reports and tests read nothing else. */
export type DeliveryEvent =
  | { readonly type: 'delivery-planned'; readonly delivery: Delivery }
  | {
      /** Nothing is due: the run waits for the next attempt. */
      readonly type: 'wait-started';
      readonly delivery: Delivery;
      readonly attemptNumber: number;
      readonly dueAfterMs: number;
      /** Simulated milliseconds to wait. */
      readonly simulatedMs: number;
      /** Real milliseconds that the wait will take. */
      readonly realMs: number;
    }
  | { readonly type: 'wait-ended' }
  | {
      readonly type: 'attempt-started';
      readonly delivery: Delivery;
      readonly attempt: Attempt;
      readonly request: WireRequest;
    }
  | {
      readonly type: 'attempt-finished';
      readonly delivery: Delivery;
      readonly attempt: Attempt;
      readonly result: AttemptResult;
      readonly next: NextStep;
    }
  | {
      readonly type: 'delivery-finished';
      readonly delivery: Delivery;
      readonly status: DeliveryStatus;
      /** How many attempts were made. */
      readonly attempts: number;
      /** Attempts that were still to come; empty unless the delivery was canceled. */
      readonly unmade: readonly UnmadeAttempt[];
    };
