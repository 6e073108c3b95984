import { afterRealMs, stopwatchMs } from '../../clock/wall-clock.ts';
import { classifyConnectionError, connectionErrorMessage } from '../../delivery/connection-error.ts';
import { describeOutcome, type Outcome } from '../../delivery/outcome.ts';
import type { Connection, ConnectionUser } from '../../transport/http/connection.ts';
import { ResponseReader } from '../../transport/http/response-reader.ts';
import type { HeaderLine } from '../../wire/wire-request.ts';

/** How much of a response is handed back, in bytes. */
const LARGEST_RESPONSE = 64 * 1_048_576;

/** What became of a request that was passed on. */
export type Forwarded =
  | {
      readonly kind: 'response';
      readonly statusCode: number;
      readonly reason: string;
      readonly headers: readonly HeaderLine[];
      /** As sent, compressed or not. */
      readonly body: Uint8Array;
      readonly tookMs: number;
    }
  /** There was no response. `why` is the end of a sentence. */
  | { readonly kind: 'no-response'; readonly why: string; readonly tookMs: number };

/** What an exchange is made of. */
export interface ForwardExchangeParts {
  readonly connection: Connection;
  /** The whole request, as it is written. */
  readonly request: Uint8Array;
  /** False for HEAD, whose responses have none. */
  readonly hasBody: boolean;
  /** Limit for connecting, and again for each piece of the response, in real milliseconds. */
  readonly timeoutMs: number;
  /** Hears once how it went. */
  readonly settle: (forwarded: Forwarded) => void;
}

/** Passes one request on over a connection of its own, once, and reads the response. The first end counts. */
export class ForwardExchange implements ConnectionUser {
  readonly #parts: ForwardExchangeParts;
  readonly #reader: ResponseReader;
  readonly #startedAt = stopwatchMs();
  #cancelTimer: () => void = () => undefined;
  #isOver = false;

  constructor(parts: ForwardExchangeParts) {
    this.#parts = parts;
    this.#reader = new ResponseReader({ keptBody: LARGEST_RESPONSE, hasBody: parts.hasBody });
    parts.connection.user = this;
    this.#startTimer();
  }

  opened(): void {
    this.#startTimer();
    this.#parts.connection.socket.write(this.#parts.request);
  }

  received(bytes: Buffer): void {
    if (this.#isOver) return;
    try {
      if (this.#reader.take(bytes)) this.#respond();
      else this.#startTimer();
    } catch (error) {
      this.failed(error);
    }
  }

  failed(error: unknown): void {
    const known = classifyConnectionError(error);
    const isBreak = known === 'reset' || known === 'closed-before-response';
    const errorCode = isBreak && this.#reader.place !== 'nothing' ? 'closed-during-response' : known;
    this.#endWithout({ kind: 'connection-error', errorCode, message: connectionErrorMessage(error) });
  }

  ended(): void {
    if (this.#isOver) return;
    try {
      if (this.#reader.end()) this.#respond();
      else this.failed(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    } catch (error) {
      this.failed(error);
    }
  }

  /** Ends it for a reason of the sender's. */
  giveUp(why: string): void {
    this.#end({ kind: 'no-response', why, tookMs: this.#tookMs() });
  }

  #respond(): void {
    const { statusCode, reason, headers, body, bodyBytes } = this.#reader.sentResponse();
    if (bodyBytes > body.length) this.giveUp('its response is larger than 64 MB');
    else this.#end({ kind: 'response', statusCode, reason, headers, body, tookMs: this.#tookMs() });
  }

  #endWithout(outcome: Outcome): void {
    this.giveUp(describeOutcome(outcome));
  }

  #startTimer(): void {
    this.#cancelTimer();
    const { timeoutMs, connection } = this.#parts;
    this.#cancelTimer = afterRealMs(timeoutMs, () => {
      const phase = connection.isOpen ? 'response' : 'connect';
      this.#endWithout({ kind: 'timeout', afterMs: timeoutMs, phase });
    });
  }

  #tookMs(): number {
    return stopwatchMs() - this.#startedAt;
  }

  #end(forwarded: Forwarded): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#cancelTimer();
    this.#parts.connection.destroy();
    this.#parts.settle(forwarded);
  }
}
