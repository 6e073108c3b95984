import type { LostTime } from '../../clock/stall-watch.ts';
import { stopwatchMs } from '../../clock/wall-clock.ts';
import {
  type ConnectionErrorCode,
  classifyConnectionError,
  connectionErrorMessage,
  rawErrorMessage,
} from '../../delivery/connection-error.ts';
import type { Outcome, TimeoutPhase } from '../../delivery/outcome.ts';
import type { AttemptResult, HttpResponse, SendingManner } from '../../delivery/sender.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import type { Abortable } from './abort-watch.ts';
import type { Connection, ConnectionUser } from './connection.ts';
import type { Connections } from './connections.ts';
import { type MachineFault, machineFaultOf } from './machine-fault.ts';
import type { Outbox, Outgoing } from './outbox.ts';
import { writeInManner, writeRequest } from './request-writer.ts';
import { type ResponsePlace, ResponseReader } from './response-reader.ts';
import type { Limited, TimeLimit } from './time-limit.ts';
import type { TlsQuestion } from './tls-question.ts';

/** What the exchanges of one sender are made with. */
export interface ExchangeMeans {
  readonly keepAlive: boolean;
  readonly connections: Connections;
  /** Between two pieces of a response, as Ruby counts it. */
  readonly timeLimit: TimeLimit;
  /** For a whole attempt, however many pieces come; none where nobody asked for one. */
  readonly totalLimit: TimeLimit | undefined;
  readonly outbox: Outbox;
  /** Asked where a receiver hangs up on plain HTTP. */
  readonly tlsQuestion: TlsQuestion | undefined;
}

/** What one exchange is about. */
export interface ExchangeRequest {
  readonly request: WireRequest;
  readonly manner: SendingManner;
  /** Who is given up together; the exchange is among them until it is over. */
  readonly inFlight: Set<Abortable>;
  /** Hears once how it went; `null` when it was given up. */
  readonly settle: (result: AttemptResult | null) => void;
}

/** One request, its response, and everything that can end it; the first end counts. */
export class HttpExchange implements Abortable, ConnectionUser, Limited, Outgoing {
  #startedAt = stopwatchMs();
  readonly #exchange: ExchangeRequest;
  readonly #means: ExchangeMeans;
  #reader = new ResponseReader();
  #connection: Connection;
  /** Whether anything of the request has been written to the connection. */
  #isBegun = false;
  #isSent = false;
  #isTold = false;
  #isClosing = false;
  #isSettled = false;
  /** Whether an end is being looked into; whatever else happens to the connection says nothing new. */
  #isAsking = false;
  #sentAgain: AttemptResult['sentAgain'];
  /** What the limit for the whole attempt ends. */
  readonly #total: Limited = {
    timedOut: (lost) => this.#timeOut(lost, this.#means.totalLimit?.limitMs ?? 0, true),
  };
  /** How many were in flight when this one began. */
  #companions = 0;

  constructor(request: ExchangeRequest, means: ExchangeMeans) {
    this.#exchange = request;
    this.#means = means;
    this.#connection = means.connections.take(request.request.url);
  }

  begin(): void {
    this.#exchange.inFlight.add(this);
    this.#companions = this.#exchange.inFlight.size;
    this.#means.totalLimit?.begin(this.#total);
    this.#use(this.#connection);
  }

  write(): void {
    if (this.#isSettled || this.#isBegun || !this.#connection.isOpen) return;
    this.#startedAt = stopwatchMs();
    this.opened();
  }

  giveUp(): void {
    this.#finish(null);
  }

  timedOut(lost: LostTime): void {
    this.#timeOut(lost, this.#means.timeLimit.limitMs);
  }

  opened(): void {
    const { manner, request } = this.#exchange;
    this.#isBegun = true;
    this.#means.timeLimit.begin(this);
    if (isPlain(manner)) {
      this.#isSent = true;
      writeRequest(this.#connection.socket, request);
    } else {
      void this.#writeInManner(manner);
    }
  }

  received(bytes: Buffer): void {
    if (this.#isAsking) return;
    // What comes before the request has left is no response to it.
    if (!this.#isBegun) {
      this.#takeAnother();
      return;
    }
    // What comes before the connection is dropped on purpose, no one is there to read.
    if (this.#exchange.manner.cutAfter !== undefined) return;
    try {
      const isComplete = this.#reader.take(bytes);
      this.#tellOfResponse();
      if (isComplete) this.#responded();
      else this.#means.timeLimit.begin(this);
    } catch (error) {
      this.failed(error);
    }
  }

  failed(error: unknown): void {
    if (this.#isSettled || this.#isAsking) return;
    const known = classifyConnectionError(error);
    if (this.#exchange.manner.cutAfter !== undefined && isBreak(known)) {
      this.#endOnPurpose();
      return;
    }
    const { place } = this.#reader;
    if (this.#connection.isKept && isBreak(known)) {
      if (!this.#isBegun) {
        this.#takeAnother();
        return;
      }
      // Closed before it was used again, as far as anyone can tell: what every client does then.
      if (place === 'nothing' && this.#sentAgain === undefined) {
        this.#sendAgain('kept-connection-closed');
        return;
      }
    }
    if (this.#mayBeLeftOver(known)) {
      this.#endInError(known, `${connectionErrorMessage(error)}, ${LEFT_OVER}`, error);
    } else if (isBreak(known) && place !== 'nothing') {
      this.#endInError('closed-during-response', IN_PLACE[place], error);
    } else if (isBreak(known) && this.#mayBeTls()) {
      this.#askWhetherTls(known, error);
    } else {
      this.#endInError(known, connectionErrorMessage(error), error);
    }
  }

  ended(): void {
    if (this.#isSettled || this.#isAsking) return;
    this.#isClosing = true;
    try {
      if (this.#isBegun && this.#reader.end()) this.#responded();
      else this.failed(hangUp());
    } catch (error) {
      this.failed(error);
    }
  }

  #timeOut(lost: LostTime, limitMs: number, isWhole = false): void {
    if (this.#isSettled || this.#isAsking) return;
    const inFlight = Math.max(this.#companions, this.#exchange.inFlight.size);
    const fault = machineFaultOf({ lost, limitMs, inFlight });
    if (fault !== undefined && !isMachineFault(this.#sentAgain)) {
      this.#means.totalLimit?.begin(this.#total);
      this.#sendAgain(fault);
      return;
    }
    const blame = fault === undefined ? undefined : BLAME[fault](lost);
    const phase = isWhole && this.#reader.place !== 'nothing' ? 'whole' : this.#phase();
    this.#end({ kind: 'timeout', afterMs: limitMs, phase, ...blame }, null);
  }

  #use(connection: Connection): void {
    this.#connection = connection;
    connection.user = this;
    if (!connection.isOpen) this.#means.timeLimit.begin(this);
    else if (this.#means.keepAlive) this.#means.outbox.post(this);
    else this.opened();
  }

  #takeAnother(): void {
    this.#leave();
    this.#use(this.#means.connections.take(this.#exchange.request.url));
  }

  #sendAgain(why: NonNullable<AttemptResult['sentAgain']>): void {
    this.#leave();
    this.#sentAgain = why;
    this.#isBegun = false;
    this.#isSent = false;
    this.#isClosing = false;
    this.#reader = new ResponseReader();
    this.#use(this.#means.connections.open(this.#exchange.request.url));
  }

  #leave(): void {
    this.#connection.user = undefined;
    this.#connection.destroy();
  }

  #phase(): TimeoutPhase {
    if (this.#connection.isOpen) return 'response';
    return this.#connection.remoteAddress === null ? 'connect' : 'handshake';
  }

  /** Whether what came may belong to the response before this one on the same connection. */
  #mayBeLeftOver(known: ConnectionErrorCode): boolean {
    const { place } = this.#reader;
    return (
      known === 'malformed-response' &&
      this.#connection.isKept &&
      (place === 'nothing' || place === 'status-line')
    );
  }

  /** Whether a hang-up may be that of a server that wants TLS. */
  #mayBeTls(): boolean {
    const { tlsQuestion } = this.#means;
    return (
      this.#isBegun && this.#exchange.request.url.protocol === 'http:' && tlsQuestion?.isWorthAsking === true
    );
  }

  #askWhetherTls(known: ConnectionErrorCode, error: unknown): void {
    const latencyMs = stopwatchMs() - this.#startedAt;
    this.#isAsking = true;
    this.#means.timeLimit.end(this);
    void this.#means.tlsQuestion?.ask(this.#exchange.request.url).then((isTls) => {
      this.#isAsking = false;
      const message = connectionErrorMessage(error);
      this.#endInError(isTls ? 'https-port' : known, message, error, latencyMs);
    });
  }

  async #writeInManner(manner: SendingManner): Promise<void> {
    const connection = this.#connection;
    const onProgress = () => {
      if (!this.#isSettled && connection === this.#connection) this.#means.timeLimit.begin(this);
    };
    const ending = await writeInManner(connection.socket, this.#exchange.request, manner, onProgress);
    if (connection !== this.#connection) return;
    this.#isSent = true;
    if (ending === 'cut') this.#endOnPurpose();
  }

  #responded(): void {
    const response = this.#reader.response();
    this.#means.tlsQuestion?.heardHttp();
    this.#end({ kind: 'response', statusCode: response.statusCode }, response);
  }

  #tellOfResponse(): void {
    const { statusCode } = this.#reader;
    if (statusCode === undefined || this.#isTold) return;
    this.#isTold = true;
    this.#exchange.manner.onResponse?.(statusCode);
  }

  #endOnPurpose(): void {
    this.#endInError('cut-on-purpose', 'the connection was dropped on purpose');
  }

  #endInError(errorCode: ConnectionErrorCode, message: string, error?: unknown, latencyMs?: number): void {
    const rawError = error === undefined ? message : rawErrorMessage(error);
    const raw = rawError === message ? undefined : { rawError };
    this.#end({ kind: 'connection-error', errorCode, message }, null, { latencyMs, ...raw });
  }

  #end(
    outcome: Outcome,
    response: HttpResponse | null,
    { latencyMs = stopwatchMs() - this.#startedAt, rawError }: EndingFacts = {},
  ): void {
    const { remoteAddress } = this.#connection;
    this.#finish({
      outcome,
      latencyMs,
      response,
      remoteAddress,
      ...(this.#isBegun ? undefined : { neverLeft: true }),
      ...(this.#sentAgain === undefined ? undefined : { sentAgain: this.#sentAgain }),
      ...(rawError === undefined ? undefined : { rawError }),
    });
  }

  #finish(result: AttemptResult | null): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const { inFlight, manner, request, settle } = this.#exchange;
    inFlight.delete(this);
    this.#means.timeLimit.end(this);
    this.#means.totalLimit?.end(this.#total);
    manner.runner?.leave();
    if (this.#mayBeUsedAgain()) this.#means.connections.giveBack(request.url, this.#connection);
    else this.#connection.destroy();
    settle(result);
  }

  #mayBeUsedAgain(): boolean {
    if (!this.#means.keepAlive || !this.#isSent || this.#isClosing || !this.#reader.mayBeFollowed)
      return false;
    const { socket } = this.#connection;
    return socket.writable && socket.writableLength === 0;
  }
}

interface EndingFacts {
  readonly latencyMs?: number | undefined;
  readonly rawError?: string;
}

/** Where a response was cut, as the end of "connection closed in the middle of the response: …". */
const IN_PLACE: Readonly<Record<Exclude<ResponsePlace, 'nothing'>, string>> = {
  informational: 'after an informational response (1xx), before the final one',
  'status-line': 'inside the status line',
  headers: 'inside the headers',
  body: 'inside the body',
};

/** Said of bytes that are no response, where another response came before them. */
const LEFT_OVER = 'but may be a late body of the response before it on this connection';

/** What an outcome says of a timeout that is not the receiver's fault. */
const BLAME = {
  stalled: ({ stalledMs }: LostTime) => ({ stalledMs: Math.round(stalledMs) }),
  'machine-busy': () => ({ machineBusy: true as const }),
} as const satisfies Record<MachineFault, unknown>;

function isMachineFault(sentAgain: AttemptResult['sentAgain']): boolean {
  return sentAgain !== undefined && sentAgain !== 'kept-connection-closed';
}

function isPlain({ cutAfter, bodyBytesPerSecond, runner }: SendingManner): boolean {
  return cutAfter === undefined && bodyBytesPerSecond === undefined && runner === undefined;
}

/** Whether a connection that was there went away. */
function isBreak(errorCode: ConnectionErrorCode): boolean {
  return errorCode === 'reset' || errorCode === 'closed-before-response';
}

/** In the words of Node's own client. */
function hangUp(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}
