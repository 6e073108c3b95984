import type { Delivery } from './delivery-event.ts';
import type { Disturbance } from './disturbance.ts';

/** An attempt that a hook decides about. */
export interface AttemptInQuestion {
  readonly attempt: {
    /** Counts from 1. */
    readonly number: number;
    /** Simulated milliseconds from the event. */
    readonly dueAfterMs: number;
  };
  readonly delivery: Delivery;
}

/**
 * Says what goes wrong with an attempt before it is signed and sent: `{ status: 503 }`, `{ failAs: 'timeout' }`,
 * `{ loseAck: 1 }`. Nothing, or `undefined`, lets it pass. What it throws ends the run.
 *
 * @example
 * const onAttempt: AttemptHook = ({ attempt }) => (attempt.number < 3 ? { status: 503 } : undefined);
 */
export type AttemptHook = (about: AttemptInQuestion) => AttemptResponse | PromiseLike<AttemptResponse>;

// biome-ignore lint/suspicious/noConfusingVoidType: a hook that only looks returns nothing
type AttemptResponse = Disturbance | undefined | void;
