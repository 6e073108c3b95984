import type { HeaderLine, WireRequest } from '../wire/wire-request.ts';
import type { CutPoint } from './disturbance.ts';
import type { Outcome } from './outcome.ts';
import type { Runner } from './starting-line.ts';

/** What a receiver responded. */
export interface HttpResponse {
  readonly statusCode: number;
  /** In the order and letter case in which they came. */
  readonly headers: readonly HeaderLine[];
  /** The beginning of the body, decompressed where it was compressed. */
  readonly body: Uint8Array;
  /** How many body bytes came in all, as sent. */
  readonly bodyBytes: number;
}

/** How one attempt went. */
export interface AttemptResult {
  readonly outcome: Outcome;
  /** Real milliseconds from the start of the attempt to its end. */
  readonly latencyMs: number;
  readonly response: HttpResponse | null;
  /** Address and port that was connected to, e.g. `127.0.0.1:3000`; `null` when there was no connection. */
  readonly remoteAddress: string | null;
  /** No byte of the request left this process. */
  readonly neverLeft?: true;
  /** Why the request was sent a second time within this attempt. */
  readonly sentAgain?: 'kept-connection-closed' | 'stalled' | 'machine-busy';
  /** The network stack's own words, where the outcome has better ones. */
  readonly rawError?: string;
}

/** What is done on purpose while a request is sent. Without members: nothing. */
export interface SendingManner {
  /** Where the connection is dropped. */
  readonly cutAfter?: CutPoint;
  /** How fast the body is sent. */
  readonly bodyBytesPerSecond?: number;
  /** Whose last byte waits for those of others. */
  readonly runner?: Runner;
  /** Called at the first bytes of a response, with its status code, before the rest is read. */
  readonly onResponse?: (statusCode: number) => void;
}

/** The manner of most attempts. */
export const NOTHING_ON_PURPOSE: SendingManner = {};

/** The port through which attempts leave: over HTTP, or into a handler in the same process. */
export interface Sender {
  /**
   * Makes one attempt. Whatever the receiver does is a result, never an exception.
   *
   * @returns `null` when the signal gave the attempt up.
   */
  send(request: WireRequest, signal: AbortSignal, manner?: SendingManner): Promise<AttemptResult | null>;
  close(): Promise<void>;
}
