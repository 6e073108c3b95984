import { formatDuration } from '../internal/duration.ts';
import { printable } from '../internal/printable.ts';
import { CONNECTION_ERRORS, type ConnectionErrorCode } from './connection-error.ts';

/** How an attempt ended. */
export type Outcome =
  | { readonly kind: 'response'; readonly statusCode: number }
  | {
      readonly kind: 'timeout';
      readonly afterMs: number;
      readonly phase: TimeoutPhase;
      /**
       * Real milliseconds in which this process itself did not run, where that was long enough to explain the timeout.
       * Then it says nothing about the receiver.
       */
      readonly stalledMs?: number;
      /**
       * No processor of the machine had time to spare, and the limit was too short for that. Then it says nothing about
       * the receiver, either.
       */
      readonly machineBusy?: true;
    }
  | {
      readonly kind: 'connection-error';
      readonly errorCode: ConnectionErrorCode;
      readonly message: string;
    };

/** What an attempt was waiting for when its time ran out; `whole`: the limit for the attempt as a whole ended it. */
export type TimeoutPhase = 'connect' | 'handshake' | 'response' | 'whole';

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

/** Whether an attempt failed because of the machine that sends, so that it says nothing about the receiver. */
export function isMachineFault(outcome: Outcome): boolean {
  if (outcome.kind === 'timeout') return outcome.stalledMs !== undefined || outcome.machineBusy === true;
  return outcome.kind === 'connection-error' && outcome.errorCode === 'machine-limit';
}

/** A status code as it is written on the wire: `200`, `000`. */
export function statusText(statusCode: number): string {
  return String(statusCode).padStart(3, '0');
}

/** What happened, in one or two words, for a column of a table. */
export function outcomeLabel(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'response':
      return statusText(outcome.statusCode);
    case 'timeout':
      if (outcome.machineBusy === true) return 'busy';
      return outcome.stalledMs === undefined ? 'timeout' : 'stalled';
    case 'connection-error':
      return CONNECTION_ERRORS[outcome.errorCode].label;
    default:
      return outcome satisfies never;
  }
}

/** What happened, in a few words: `500`, `no response within 60 s`, `connection refused: nothing listens there`. */
export function describeOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'response':
      return statusText(outcome.statusCode);
    case 'timeout':
      return `no ${AWAITED[outcome.phase]} within ${formatDuration(outcome.afterMs)}${stall(outcome)}`;
    case 'connection-error':
      return describeError(outcome);
    default:
      return outcome satisfies never;
  }
}

const AWAITED: Readonly<Record<TimeoutPhase, string>> = {
  connect: 'connection',
  handshake: 'end of the TLS handshake',
  response: 'response',
  whole: 'complete response',
};

function stall({ stalledMs, machineBusy }: Extract<Outcome, { kind: 'timeout' }>): string {
  if (machineBusy === true) return ' (all processors of this machine were busy)';
  return stalledMs === undefined ? '' : ` (this process did not run for ${formatDuration(stalledMs)} of it)`;
}

/** The errors whose message says what their code leaves open. */
const TOLD_BY_MESSAGE: ReadonlySet<ConnectionErrorCode> = new Set([
  'malformed-response',
  'closed-during-response',
  'other',
]);

function describeError({ errorCode, message }: Extract<Outcome, { kind: 'connection-error' }>): string {
  const { what } = CONNECTION_ERRORS[errorCode];
  return TOLD_BY_MESSAGE.has(errorCode) && message !== '' ? `${what}: ${printable(message)}` : what;
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
      return explainTimeout(outcome);
    case 'connection-error': {
      const what = describeError(outcome);
      return {
        why: `${what.charAt(0).toUpperCase()}${what.slice(1).replace(/\.$/, '')}.`,
        cure: CONNECTION_ERRORS[outcome.errorCode].cure,
      };
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

function explainTimeout(outcome: Extract<Outcome, { kind: 'timeout' }>): {
  readonly why: string;
  readonly cure: string;
} {
  if (outcome.stalledMs !== undefined) {
    return {
      why: `This process itself stalled for ${formatDuration(outcome.stalledMs)} of that time.`,
      cure: 'Not judged. Run again on a less busy machine, or raise --timeout.',
    };
  }
  if (outcome.machineBusy === true) {
    return {
      why: `All processors of this machine were busy, and ${formatDuration(outcome.afterMs)} is too short for that.`,
      cure: 'Not judged. Run again on a less busy machine, raise --timeout, or lower --concurrency.',
    };
  }
  switch (outcome.phase) {
    case 'connect':
      return { why: 'The connection was not accepted in time.', cure: 'Check the host and port in --to.' };
    case 'handshake':
      return {
        why: 'The receiver did not finish the TLS handshake in time.',
        cure: 'Check that the port speaks HTTPS; a plain HTTP server needs http://.',
      };
    case 'response':
      return {
        why: 'The receiver did not finish its response in time.',
        cure: 'Respond first and do the work afterwards; --timeout sets the limit.',
      };
    case 'whole':
      return {
        why: 'The response was not complete within the limit for the whole attempt . ClickFunnels limits each piece of a response, not the whole: it would have gone on reading.',
        cure: 'Respond in one piece, or raise --total-timeout.',
      };
    default:
      return outcome.phase satisfies never;
  }
}

/** Hints for the status codes that receivers most often respond without meaning to refuse the event. */
const STATUS_CURES: Readonly<Record<number, string>> = {
  400: 'Look for body parsing or validation that rejects the payload.',
  401: 'Compare secrets, verify the raw body: cf-webhook-sim help signatures.',
  403: 'Look for CSRF protection or authentication in front of the route.',
  404: 'Check the path in --to.',
  405: 'Make the route accept POST.',
  413: 'Raise the body limit of the receiver.',
  415: 'Accept Content-Type: application/json.',
  419: 'Exempt the route from CSRF protection.',
  422: 'Look for CSRF protection or validation that rejects the payload.',
};

function explainStatus(statusCode: number): {
  readonly why: string;
  readonly cure: string;
} {
  const listed = `${statusText(statusCode)} is not in ClickFunnels' success list (200–207, 226): a failure.`;
  if (statusCode >= 300 && statusCode < 400) {
    return {
      why: `Redirects are not followed: ClickFunnels counts ${statusCode} as a failure.`,
      cure: 'Register the final URL, including trailing slash and scheme.',
    };
  }
  if (statusCode >= 200 && statusCode < 300) return { why: listed, cure: 'Respond 200 or 204 instead.' };
  const cure =
    STATUS_CURES[statusCode] ??
    (statusCode >= 500
      ? "Look for the exception in the receiver's log."
      : 'Respond 200 to events that you do not handle.');
  return { why: listed, cure };
}
