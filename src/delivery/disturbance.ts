import { SimulatorError } from '../errors/simulator-error.ts';

/** Where a connection is dropped: after the headers, after the whole body, or after this many bytes of the body. */
export type CutPoint = 'headers' | 'body' | number;

/**
 * What goes wrong on purpose: with a delivery, with one attempt, with everything that is sent to an endpoint, or with a
 * request of a check. Plain data that can be kept; without members nothing goes wrong.
 *
 * @example { status: 503 }
 * @example { loseAck: 1, bodyBytesPerSecond: 500 }
 */
export interface Disturbance {
  /** Nothing is sent: the attempt ends as if the receiver had responded so, 200 to 599, with an empty body. */
  readonly status?: number;
  /** Nothing is sent: the attempt ends as if the connection had been reset, or as if no response had come in time. */
  readonly failAs?: 'connection-reset' | 'timeout';
  /** How many success responses are treated as lost on their way back. */
  readonly loseAck?: number;
  /** Where the connection of the first attempt is dropped. */
  readonly cutAfter?: CutPoint;
  /** How fast bodies are sent, in bytes per second. */
  readonly bodyBytesPerSecond?: number;
  /** Sends `Transfer-Encoding: chunked` instead of a length. */
  readonly chunked?: boolean;
  /** The name of the signature mutant that every attempt carries. */
  readonly forgedAs?: string;
  /** The delivery is never made, as if the event had been lost. */
  readonly dropped?: boolean;
  /** The copies of an event whose last bytes are released together. */
  readonly race?: { readonly group: string; readonly copies: number };
  /** Simulated milliseconds by which every attempt comes later than the schedule says. */
  readonly lateByMs?: number;
  /** Whether attempts that fall due wait until that is ended. */
  readonly holdBack?: boolean;
}

/** What disturbs most deliveries. Shared, since a million of them may be pending. */
export const NOTHING_WRONG: Disturbance = {};

/** What may go wrong with one attempt alone. */
export const OF_AN_ATTEMPT: readonly (keyof Disturbance)[] = [
  'status',
  'failAs',
  'loseAck',
  'cutAfter',
  'bodyBytesPerSecond',
  'chunked',
  'forgedAs',
];

/** What may go wrong with everything that is sent to an endpoint. */
export const OF_AN_ENDPOINT: readonly (keyof Disturbance)[] = [...OF_AN_ATTEMPT, 'lateByMs', 'holdBack'];

const FAILURES: readonly unknown[] = ['connection-reset', 'timeout'];

/**
 * Checks what a caller wants to go wrong.
 *
 * @param who Who wants it, for the message: `the hook "onAttempt"`.
 * @throws SimulatorError `invalid-option`
 */
export function checkedDisturbance(
  wanted: unknown,
  { who, members }: { readonly who: string; readonly members: readonly (keyof Disturbance)[] },
): Disturbance {
  const isValid =
    typeof wanted === 'object' &&
    wanted !== null &&
    !Array.isArray(wanted) &&
    Object.entries(wanted).every(
      ([name, value]: [string, unknown]) =>
        members.some((member) => member === name) && (value === undefined || isPossible(name, value)),
    ) &&
    !('status' in wanted && 'failAs' in wanted);
  if (isValid) return wanted as Disturbance;
  throw new SimulatorError({
    code: 'invalid-option',
    problem: `${who} returned ${JSON.stringify(wanted)}, which is not a disturbance.`,
    cure: `Return an object such as { status: 503 }, { failAs: 'timeout' } or { loseAck: 1 }; its members are ${members.join(', ')}.`,
  });
}

function isPossible(name: string, value: unknown): boolean {
  switch (name) {
    case 'status':
      return isWhole(value) && value >= 200 && value <= 599;
    case 'failAs':
      return FAILURES.includes(value);
    case 'loseAck':
      return isWhole(value) && value >= 0;
    case 'cutAfter':
      return value === 'headers' || value === 'body' || (isWhole(value) && value >= 0);
    case 'bodyBytesPerSecond':
      return typeof value === 'number' && value > 0;
    case 'lateByMs':
      return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
    case 'forgedAs':
      return typeof value === 'string';
    default:
      return typeof value === 'boolean';
  }
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}
