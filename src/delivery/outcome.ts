import { formatDuration } from '../internal/duration.ts';
import { CONNECTION_ERRORS, type ConnectionErrorCode } from './connection-error.ts';

/** How an attempt ended. */
export type Outcome =
  | { readonly kind: 'response'; readonly statusCode: number }
  | {
      readonly kind: 'timeout';
      readonly afterMs: number;
      readonly phase: TimeoutPhase;
    }
  | {
      readonly kind: 'connection-error';
      readonly errorCode: ConnectionErrorCode;
      readonly message: string;
    };

/** What an attempt was waiting for when its time ran out. */
export type TimeoutPhase = 'connect' | 'answer';

/**
 * The status codes that count as success: a closed list. 208, other 2xx, every redirect and every error are failures.
 * Documented.
 *
 * @see https://developers.myclickfunnels.com/docs/webhooks
 */
export const SUCCESS_STATUS_CODES: ReadonlySet<number> = new Set([
  200, 201, 202, 203, 204, 205, 206, 207, 226,
]);

/** Whether an attempt delivered the event. */
export function isSuccess(outcome: Outcome): boolean {
  return outcome.kind === 'response' && SUCCESS_STATUS_CODES.has(outcome.statusCode);
}

/** What happened, in one or two words, for a column of a table. */
export function outcomeLabel(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'response':
      return String(outcome.statusCode);
    case 'timeout':
      return 'timeout';
    case 'connection-error':
      return CONNECTION_ERRORS[outcome.errorCode].label;
    default:
      return outcome satisfies never;
  }
}

/** What happened, in a few words: `500`, `no answer within 60 s`, `connection refused: nothing listens there`. */
export function describeOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'response':
      return String(outcome.statusCode);
    case 'timeout':
      return outcome.phase === 'connect'
        ? `no connection within ${formatDuration(outcome.afterMs)}`
        : `no answer within ${formatDuration(outcome.afterMs)}`;
    case 'connection-error':
      return CONNECTION_ERRORS[outcome.errorCode].what;
    default:
      return outcome satisfies never;
  }
}

/** Why an attempt counts as a failure and what to do about it; `undefined` for a success. */
export function explainFailure(
  outcome: Outcome,
): { readonly why: string; readonly cure: string } | undefined {
  if (isSuccess(outcome)) return undefined;
  switch (outcome.kind) {
    case 'response':
      return explainStatus(outcome.statusCode);
    case 'timeout':
      return outcome.phase === 'connect'
        ? {
            why: 'The connection was not accepted in time.',
            cure: 'Check the host and port in --to.',
          }
        : {
            why: 'The receiver took the request and did not finish its answer in time.',
            cure: 'Answer first and do the work afterwards; --timeout changes the limit.',
          };
    case 'connection-error': {
      const { what, cure } = CONNECTION_ERRORS[outcome.errorCode];
      return { why: `${what.charAt(0).toUpperCase()}${what.slice(1)}.`, cure };
    }
    default:
      return outcome satisfies never;
  }
}

/** The status codes with which receivers refuse a signature. */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403]);

/** Whether an attempt may have failed because of its signature. */
export function mayRefuseSignature(outcome: Outcome): boolean {
  return outcome.kind === 'response' && REFUSALS.has(outcome.statusCode);
}

/** Hints for the status codes that receivers most often answer without meaning to refuse the event. */
const STATUS_CURES: Readonly<Record<number, string>> = {
  400: 'Look for body parsing or validation that refuses the payload.',
  401: 'Compare the secret, and verify over the raw body.',
  403: 'Look for CSRF protection or authentication in front of the route.',
  404: 'Check the path in --to.',
  405: 'Let the route accept POST.',
  413: 'Raise the body limit of the receiver.',
  415: 'Accept Content-Type: application/json.',
  419: 'Exempt the route from CSRF protection.',
  422: 'Look for CSRF protection or validation that refuses the payload.',
};

function explainStatus(statusCode: number): {
  readonly why: string;
  readonly cure: string;
} {
  const listed = `${statusCode} is not in ClickFunnels' success list (200–207, 226): a failure.`;
  if (statusCode >= 300 && statusCode < 400) {
    return {
      why: `Redirects are not followed: ClickFunnels counts ${statusCode} as a failure.`,
      cure: 'Register the final URL, trailing slash and scheme included.',
    };
  }
  if (statusCode >= 200 && statusCode < 300) return { why: listed, cure: 'Answer 200 or 204 instead.' };
  const cure =
    STATUS_CURES[statusCode] ??
    (statusCode >= 500
      ? "Look for the exception in the receiver's log."
      : 'Answer 200 for events you do not handle.');
  return { why: listed, cure };
}
