import { stopwatchMs } from '../../clock/wall-clock.ts';
import {
  type ConnectionErrorCode,
  classifyConnectionError,
  connectionErrorMessage,
} from '../../delivery/connection-error.ts';
import type { Outcome, TimeoutPhase } from '../../delivery/outcome.ts';
import type { Answer, AttemptResult, SendingManner } from '../../delivery/sender.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import type { Abortable } from './abort-watch.ts';
import { AnswerReader } from './answer-reader.ts';
import type { Connection, ConnectionUser } from './connection.ts';
import type { Connections } from './connections.ts';
import type { Outbox, Outgoing } from './outbox.ts';
import { writeInManner, writeRequest } from './request-writer.ts';
import type { Limited, TimeLimit } from './time-limit.ts';

/** What the exchanges of one sender are made with. */
export interface ExchangeMeans {
  readonly keepAlive: boolean;
  readonly connections: Connections;
  readonly timeLimit: TimeLimit;
  readonly outbox: Outbox;
}

/** What one exchange is about. */
export interface ExchangeOrder {
  readonly request: WireRequest;
  readonly manner: SendingManner;
  /** Who is given up together; the exchange is among them until it is over. */
  readonly inFlight: Set<Abortable>;
  /** Hears once how it went; `null` when it was given up. */
  readonly settle: (result: AttemptResult | null) => void;
}

/** One request, its answer, and everything that can end it; the first end counts. */
export class HttpExchange implements Abortable, ConnectionUser, Limited, Outgoing {
  #startedAt = stopwatchMs();
  readonly #order: ExchangeOrder;
  readonly #means: ExchangeMeans;
  readonly #reader = new AnswerReader();
  readonly #connection: Connection;
  #phase: TimeoutPhase = 'connect';
  #isSent = false;
  #isTold = false;
  #isSettled = false;

  constructor(order: ExchangeOrder, means: ExchangeMeans) {
    this.#order = order;
    this.#means = means;
    this.#connection = means.connections.take(order.request.url);
  }

  begin(): void {
    this.#order.inFlight.add(this);
    this.#connection.user = this;
    if (!this.#connection.isOpen) this.#means.timeLimit.begin(this);
    else if (this.#means.keepAlive) this.#means.outbox.post(this);
    else this.opened();
  }

  write(): void {
    if (this.#isSettled) return;
    this.#startedAt = stopwatchMs();
    this.opened();
  }

  giveUp(): void {
    this.#finish(null);
  }

  timedOut(): void {
    this.#end({ kind: 'timeout', afterMs: this.#means.timeLimit.limitMs, phase: this.#phase }, null);
  }

  opened(): void {
    const { manner, request } = this.#order;
    this.#phase = 'answer';
    this.#means.timeLimit.begin(this);
    if (isPlain(manner)) {
      this.#isSent = true;
      writeRequest(this.#connection.socket, request);
    } else {
      void this.#writeInManner(manner);
    }
  }

  received(bytes: Buffer): void {
    // What comes before the connection is dropped on purpose, nobody is there to read.
    if (this.#order.manner.cutAfter !== undefined) return;
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
    if (this.#order.manner.cutAfter !== undefined && isBreak(known)) {
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
    const onProgress = () => {
      if (!this.#isSettled) this.#means.timeLimit.begin(this);
    };
    const ending = await writeInManner(this.#connection.socket, this.#order.request, manner, onProgress);
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
    this.#order.manner.onAnswer?.(statusCode);
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
    const { inFlight, manner, request, settle } = this.#order;
    inFlight.delete(this);
    this.#means.timeLimit.end(this);
    manner.runner?.leave();
    if (this.#mayBeUsedAgain()) this.#means.connections.giveBack(request.url, this.#connection);
    else this.#connection.socket.destroy();
    settle(result);
  }

  #mayBeUsedAgain(): boolean {
    const { socket } = this.#connection;
    return (
      this.#means.keepAlive &&
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
