import { afterRealMs, stopwatchMs } from '../../clock/wall-clock.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import {
  type ConnectionErrorCode,
  classifyConnectionError,
  connectionErrorMessage,
} from '../connection-error.ts';
import type { Outcome, TimeoutPhase } from '../outcome.ts';
import type { Answer, AttemptResult, SendingManner } from '../sender.ts';
import { AnswerReader } from './answer-reader.ts';
import type { Connection, ConnectionUser } from './connection.ts';
import type { Connections } from './connections.ts';
import { writeInManner, writeRequest } from './request-writer.ts';

/** How an exchange is made. */
export interface ExchangeOptions {
  readonly timeoutMs: number;
  readonly keepAlive: boolean;
  readonly connections: Connections;
  readonly manner: SendingManner;
}

/** One request, its answer, and everything that can end it; the first end counts. */
export class HttpExchange implements ConnectionUser {
  readonly #startedAt = stopwatchMs();
  readonly #request: WireRequest;
  readonly #options: ExchangeOptions;
  readonly #settle: (result: AttemptResult | null) => void;
  readonly #reader = new AnswerReader();
  readonly #connection: Connection;
  #callOffTimeout: (() => void) | undefined;
  #isSent = false;
  #isTold = false;
  #isSettled = false;

  /** @param settle Hears once how it went; `null` when it was given up. */
  constructor(
    request: WireRequest,
    options: ExchangeOptions,
    settle: (result: AttemptResult | null) => void,
  ) {
    this.#request = request;
    this.#options = options;
    this.#settle = settle;
    this.#connection = options.connections.take(request.url);
  }

  begin(): void {
    this.#connection.user = this;
    if (this.#connection.isOpen) this.opened();
    else this.#limit('connect');
  }

  giveUp(): void {
    this.#finish(null);
  }

  opened(): void {
    const { manner } = this.#options;
    this.#limit('answer');
    if (isPlain(manner)) {
      this.#isSent = true;
      writeRequest(this.#connection.socket, this.#request);
    } else {
      void this.#writeInManner(manner);
    }
  }

  received(bytes: Buffer): void {
    // What comes before the connection is dropped on purpose, nobody is there to read.
    if (this.#options.manner.cutAfter !== undefined) return;
    try {
      const isComplete = this.#reader.take(bytes);
      this.#tellOfAnswer();
      if (isComplete) this.#answered();
    } catch (error) {
      this.failed(error);
    }
  }

  failed(error: unknown): void {
    const known = classifyConnectionError(error);
    if (this.#options.manner.cutAfter !== undefined && isBreak(known)) {
      this.#endOnPurpose();
      return;
    }
    const errorCode = known === 'reset' && this.#reader.hasBegun ? 'closed-during-answer' : known;
    this.#end({ kind: 'connection-error', errorCode, message: connectionErrorMessage(error) }, null);
  }

  ended(): void {
    if (this.#isSettled) return;
    if (this.#reader.end()) this.#answered();
    else this.failed(hangUp(this.#reader.hasBegun ? 'aborted' : 'socket hang up'));
  }

  async #writeInManner(manner: SendingManner): Promise<void> {
    const onProgress = () => this.#limit('answer');
    const ending = await writeInManner(this.#connection.socket, this.#request, manner, onProgress);
    this.#isSent = true;
    if (ending === 'cut') this.#endOnPurpose();
  }

  #answered(): void {
    const answer = this.#reader.answer();
    this.#end({ kind: 'response', statusCode: answer.statusCode }, answer);
  }

  #tellOfAnswer(): void {
    const { statusCode } = this.#reader;
    if (statusCode === undefined || this.#isTold) return;
    this.#isTold = true;
    this.#options.manner.onAnswer?.(statusCode);
  }

  #limit(phase: TimeoutPhase): void {
    this.#callOffTimeout?.();
    if (this.#isSettled) return;
    const { timeoutMs } = this.#options;
    this.#callOffTimeout = afterRealMs(timeoutMs, () => {
      this.#end({ kind: 'timeout', afterMs: timeoutMs, phase }, null);
    });
  }

  #endOnPurpose(): void {
    const message = 'the connection was dropped on purpose';
    this.#end({ kind: 'connection-error', errorCode: 'cut-on-purpose', message }, null);
  }

  #end(outcome: Outcome, answer: Answer | null): void {
    const latencyMs = stopwatchMs() - this.#startedAt;
    this.#finish({ outcome, latencyMs, answer, remoteAddress: this.#connection.remoteAddress });
  }

  #finish(result: AttemptResult | null): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#callOffTimeout?.();
    this.#options.manner.runner?.leave();
    if (this.#mayBeUsedAgain()) this.#options.connections.giveBack(this.#request.url, this.#connection);
    else this.#connection.socket.destroy();
    this.#settle(result);
  }

  #mayBeUsedAgain(): boolean {
    const { socket } = this.#connection;
    return (
      this.#options.keepAlive &&
      this.#isSent &&
      this.#reader.mayBeFollowed &&
      socket.writable &&
      socket.writableLength === 0
    );
  }
}

function isPlain({ cutAfter, bodyBytesPerSecond, runner }: SendingManner): boolean {
  return cutAfter === undefined && bodyBytesPerSecond === undefined && runner === undefined;
}

/** Whether a connection that was there went away. */
function isBreak(errorCode: ConnectionErrorCode): boolean {
  return errorCode === 'reset' || errorCode === 'closed-before-answer';
}

/** In the words of Node's own client. */
function hangUp(message: string): Error {
  return Object.assign(new Error(message), { code: 'ECONNRESET' });
}
