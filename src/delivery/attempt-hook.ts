import { usageError } from '../errors/usage-error.ts';
import type { Delivery } from './delivery-event.ts';

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
 * What becomes of an attempt. `pass`: it is sent. `connection-reset`: it is not sent and ends as if the receiver had
 * reset the connection. `timeout`: it is not sent and ends as if no answer had come in time, without waiting.
 * `lose-answer`: it is sent, and a success answer is lost on its way back. `{ status: 503 }`: it is not sent and ends
 * as if the receiver had answered so, 200 to 599, with an empty body.
 */
export type AttemptDecision =
  | 'pass'
  | 'connection-reset'
  | 'timeout'
  | 'lose-answer'
  | { readonly status: number };

/**
 * Decides about an attempt before it is signed and sent. Nothing, or `undefined`, lets it pass. What it throws ends
 * the run.
 *
 * @example
 * const onAttempt: AttemptHook = ({ attempt }) => (attempt.number < 3 ? { status: 503 } : 'pass');
 */
export type AttemptHook = (about: AttemptInQuestion) => AttemptAnswer | PromiseLike<AttemptAnswer>;

// biome-ignore lint/suspicious/noConfusingVoidType: a hook that only looks returns nothing
type AttemptAnswer = AttemptDecision | undefined | void;

const NAMED_DECISIONS: readonly unknown[] = ['pass', 'connection-reset', 'timeout', 'lose-answer'];

/**
 * What a hook decided.
 *
 * @throws SimulatorError `invalid-option` where that is no decision.
 */
export function checkedDecision(answer: AttemptAnswer): AttemptDecision {
  if (answer === undefined) return 'pass';
  if (typeof answer === 'object' && answer !== null) {
    if (Number.isInteger(answer.status) && answer.status >= 200 && answer.status <= 599) return answer;
  } else if (NAMED_DECISIONS.includes(answer)) {
    return answer;
  }
  throw usageError(
    `The hook "onAttempt" decided ${JSON.stringify(answer)}, which is no decision.`,
    `Return ${NAMED_DECISIONS.join(', ')} or { status: 503 }, a status from 200 to 599.`,
  );
}
