import type { Clock } from '../clock/clock.ts';
import type { AttemptHook } from '../delivery/attempt-hook.ts';
import type { Delivery, DeliveryEvent } from '../delivery/delivery-event.ts';
import type { RetrySchedule } from '../delivery/retry-schedule.ts';
import type { Sender } from '../delivery/sender.ts';
import type { HeaderLine } from '../wire/wire-request.ts';

/** Where deliveries go. */
export interface DispatchTarget {
  readonly url: URL;
  /** How it is named in what is announced. */
  readonly name: string;
  readonly secret: string;
  readonly headers: readonly HeaderLine[];
  /** Whether requests ask to leave the connection open. @default false */
  readonly keepAlive?: boolean;
}

/** What a run of deliveries needs. */
export interface DispatchOptions {
  readonly clock: Clock;
  readonly schedule: RetrySchedule;
  readonly sender: Sender;
  readonly endpoint: DispatchTarget;
  /** How many attempts may be in flight at once. */
  readonly concurrency: number;
  /** Real milliseconds that the sender gives an attempt. */
  readonly timeoutMs: number;
  /** The most real milliseconds that are spent waiting in all. Attempts due later are not made. */
  readonly maxWaitMs: number;
  readonly signal: AbortSignal;
  readonly announce: (event: DeliveryEvent) => void;
  /** Numbers the deliveries, each higher than the one before; their ids are made of it. */
  readonly nextDeliveryNumber: () => number;
  /** Awaited before each attempt is signed and sent. @default nothing */
  readonly beforeAttempt?: (about: UpcomingAttempt) => Promise<void> | void;
  /** Decides about each attempt, after that. @default every attempt is sent */
  readonly onAttempt?: AttemptHook;
}

/** An attempt that is about to be made. */
export interface UpcomingAttempt {
  readonly delivery: Delivery;
  readonly attemptNumber: number;
  /** Simulated milliseconds from the event. */
  readonly dueAfterMs: number;
}
