import { CONNECTION_ERRORS } from '../../delivery/connection-error.ts';
import { isSuccess, type Outcome } from '../../delivery/outcome.ts';

/**
 * What a response means to a check.
 *
 * - `success`: ClickFunnels counts the event as delivered.
 * - `other-2xx`: the receiver means success and ClickFunnels does not.
 * - `redirect`: any 3xx.
 * - `refused`: any 4xx but 429.
 * - `throttled`: 429, which says nothing about the request.
 * - `crashed`: any 5xx.
 * - `hung-up`: the connection ended without a whole response.
 * - `silent`: no response in time.
 * - `unreachable`: nothing was reached at all.
 */
export type ResponseKind =
  | 'success'
  | 'other-2xx'
  | 'redirect'
  | 'refused'
  | 'throttled'
  | 'crashed'
  | 'hung-up'
  | 'silent'
  | 'unreachable';

/** Returns what an outcome means to a check. */
export function responseKind(outcome: Outcome): ResponseKind {
  switch (outcome.kind) {
    case 'response':
      return statusKind(outcome);
    case 'timeout':
      return outcome.phase === 'response' ? 'silent' : 'unreachable';
    case 'connection-error':
      return CONNECTION_ERRORS[outcome.errorCode].reachedReceiver ? 'hung-up' : 'unreachable';
    default:
      return outcome satisfies never;
  }
}

/** Whether the receiver has taken the request permanently. */
export function isAccepted(outcome: Outcome): boolean {
  const kind = responseKind(outcome);
  return kind === 'success' || kind === 'other-2xx';
}

function statusKind(outcome: Extract<Outcome, { kind: 'response' }>): ResponseKind {
  const { statusCode } = outcome;
  if (isSuccess(outcome)) return 'success';
  if (statusCode === 429) return 'throttled';
  if (statusCode >= 500) return 'crashed';
  if (statusCode >= 400) return 'refused';
  return statusCode >= 300 ? 'redirect' : 'other-2xx';
}
