import type { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { parseDuration } from '../../internal/duration.ts';

/** One response that the built-in receiver gives. */
export type ScriptedResponse =
  /** Responds with a status code from 200 to 599 after real milliseconds. */
  | {
      readonly kind: 'status';
      readonly statusCode: number;
      readonly delayMs: number;
    }
  /** Takes the request and never responds. */
  | { readonly kind: 'hang' }
  /** Resets the connection instead of responding. */
  | { readonly kind: 'reset' };

/** The responses to the 1st, 2nd, … attempt of every event; the last one responds to all attempts after it. */
export type ReceiverScript = readonly [ScriptedResponse, ...ScriptedResponse[]];

/** How the built-in receiver responds to requests that it lets through. */
export interface ScriptOptions {
  /**
   * The responses to the attempts of each event: a list, or text as {@link parseRespond} reads it.
   * @default '200'
   */
  readonly respond?: string | readonly ScriptedResponse[];
  /** Real milliseconds that every response with a status code waits, before the delay of its own. @default 0 */
  readonly delayMs?: number;
  /** Never responds; excludes the other options. @default false */
  readonly hang?: boolean;
  /** Resets every connection; excludes the other options. @default false */
  readonly reset?: boolean;
}

/** The maximum number of responses of a script, once its repetitions are written out. */
const MOST_RESPONSES = 10_000;
const ENTRY = /^(?:(?<status>\d{3})|(?<word>hang|reset))(?:x(?<times>[1-9]\d{0,4}))?(?:@(?<delay>.+))?$/;
const CURE =
  'Use status codes from 200 to 599, hang or reset, comma-separated; 500x3 repeats, 200@2s waits, as in 500x2,200@2s.';

/**
 * Reads the responses to the attempts of each event: `500,500,200`, `500x2,200`, `200@2s`, `500x3@250ms`, `hang,200`,
 * `reset`.
 *
 * @throws SimulatorError `invalid-option` when an entry is none of these.
 */
export function parseRespond(text: string): ScriptedResponse[] {
  const responses: ScriptedResponse[] = [];
  for (const part of text.split(',')) {
    const entry = part.trim();
    const { response, times } = parseEntry(entry);
    if (responses.length + times > MOST_RESPONSES)
      throw usageError(`The responses "${text}" are more than ${MOST_RESPONSES}.`, CURE);
    for (let count = 0; count < times; count += 1) responses.push(response);
  }
  return responses;
}

/**
 * Settles what the receiver responds.
 *
 * @throws SimulatorError `invalid-option` when a response is impossible or options contradict each other.
 */
export function resolveScript(options: ScriptOptions): ReceiverScript {
  const { respond, hang = false, reset = false, delayMs = 0 } = options;
  const ways = [
    hang && 'hang',
    reset && 'reset',
    respond !== undefined && 'respond',
    delayMs !== 0 && 'delayMs',
  ].filter((way) => way !== false);
  if ((hang || reset) && ways.length > 1) {
    throw usageError(
      `${ways.join(' and ')} cannot be combined.`,
      'Use one of them, or list them in respond, as in hang,reset,200@2s.',
    );
  }
  if (hang) return [{ kind: 'hang' }];
  if (reset) return [{ kind: 'reset' }];

  checkDelay(delayMs);
  const responses = typeof respond === 'string' ? parseRespond(respond) : (respond ?? parseRespond('200'));
  const [first, ...others] = responses.map((response) => delayed(checkResponse(response), delayMs));
  if (first === undefined) throw usageError('The list of responses is empty.', CURE);
  return [first, ...others];
}

/** The response to the n-th attempt of an event, counted from 1. */
export function responseToAttempt(script: ReceiverScript, attemptNumber: number): ScriptedResponse {
  return script[attemptNumber - 1] ?? script.at(-1) ?? script[0];
}

function parseEntry(entry: string): { readonly response: ScriptedResponse; readonly times: number } {
  const groups = ENTRY.exec(entry)?.groups;
  if (groups === undefined) throw refused(entry);
  const { status, word, times = '1', delay } = groups;

  if (status === undefined) {
    if (delay !== undefined) throw refused(entry, 'only status codes can wait');
    return {
      response: { kind: word === 'hang' ? 'hang' : 'reset' },
      times: Number(times),
    };
  }
  const delayMs = delay === undefined ? 0 : parseDuration(delay);
  if (delayMs === undefined) throw refused(entry, `"${delay}" is not a duration such as 2s or 250ms`);
  const statusCode = Number(status);
  if (!isRespondable(statusCode)) throw refused(entry, `${status} cannot be sent as a response`);
  return {
    response: { kind: 'status', statusCode, delayMs },
    times: Number(times),
  };
}

function checkResponse(response: ScriptedResponse): ScriptedResponse {
  if (response.kind !== 'status') return response;
  if (!isRespondable(response.statusCode)) {
    throw refused(String(response.statusCode), 'it cannot be sent as a response');
  }
  checkDelay(response.delayMs);
  return response;
}

function checkDelay(delayMs: number): void {
  if (Number.isFinite(delayMs) && delayMs >= 0) return;
  throw usageError(
    `The receiver cannot delay a response by ${delayMs} milliseconds.`,
    'Set delayMs to a number of milliseconds, at least 0.',
  );
}

function delayed(response: ScriptedResponse, delayMs: number): ScriptedResponse {
  return response.kind === 'status' ? { ...response, delayMs: response.delayMs + delayMs } : response;
}

function isRespondable(statusCode: number): boolean {
  return Number.isInteger(statusCode) && statusCode >= 200 && statusCode <= 599;
}

function refused(entry: string, why?: string): SimulatorError {
  return usageError(`Unknown response "${entry}"${why === undefined ? '' : `: ${why}`}.`, CURE);
}
