import type { AttemptDecision } from '../delivery/attempt-hook.ts';
import type { Outcome } from '../delivery/outcome.ts';
import type { AttemptResult, Sender, SendingManner } from '../delivery/sender.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import { loseAcknowledgement } from './disturb.ts';

/** An attempt as it is about to be sent. */
export interface ReadyAttempt {
  readonly sender: Sender;
  readonly request: WireRequest;
  readonly signal: AbortSignal;
  readonly manner: SendingManner;
  /** Real milliseconds, for an attempt that ends as if it had timed out. */
  readonly timeoutMs: number;
}

/**
 * Makes an attempt as a hook decided.
 *
 * @returns `null` when the signal gave the attempt up.
 */
export function sendAsDecided(
  decision: AttemptDecision,
  attempt: ReadyAttempt,
): Promise<AttemptResult | null> {
  const { sender, request, signal, manner } = attempt;
  return decision === 'pass' ? sender.send(request, signal, manner) : sendOtherwise(decision, attempt);
}

async function sendOtherwise(
  decision: Exclude<AttemptDecision, 'pass'>,
  { sender, request, signal, manner, timeoutMs }: ReadyAttempt,
): Promise<AttemptResult | null> {
  if (decision === 'lose-answer') {
    const answered = await sender.send(request, signal, manner);
    return answered === null ? null : loseAcknowledgement(answered, { lostAcknowledgements: 1 }).result;
  }
  manner.runner?.leave();
  return unsent(decision, timeoutMs);
}

/** The result of an attempt that was not made. */
function unsent(
  decision: Exclude<AttemptDecision, 'pass' | 'lose-answer'>,
  timeoutMs: number,
): AttemptResult {
  if (typeof decision === 'object') {
    const { status: statusCode } = decision;
    const answer = { statusCode, headers: [], body: new Uint8Array(), bodyBytes: 0 };
    return withoutConnection({ kind: 'response', statusCode }, answer);
  }
  switch (decision) {
    case 'connection-reset':
      return withoutConnection({
        kind: 'connection-error',
        errorCode: 'reset',
        message: 'the connection was reset on purpose',
      });
    case 'timeout':
      return withoutConnection({ kind: 'timeout', afterMs: timeoutMs, phase: 'answer' });
    default:
      return decision satisfies never;
  }
}

function withoutConnection(outcome: Outcome, answer: AttemptResult['answer'] = null): AttemptResult {
  return { outcome, latencyMs: 0, answer, remoteAddress: null, neverLeft: true };
}
