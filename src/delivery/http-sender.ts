import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { afterRealMs, stopwatchMs } from '../clock/wall-clock.ts';
import type { HeaderLine, WireRequest } from '../wire/wire-request.ts';
import { decodeBody } from './answer-body.ts';
import { writeBody } from './body-writer.ts';
import {
  type ConnectionErrorCode,
  classifyConnectionError,
  connectionErrorMessage,
} from './connection-error.ts';
import { lookupBothFamilies } from './localhost-lookup.ts';
import type { Outcome, TimeoutPhase } from './outcome.ts';
import type { Answer, AttemptResult, Sender, SendingManner } from './sender.ts';

/** How much of an answer's body is kept, in bytes; the rest is read and dropped. */
const ANSWER_BODY_LIMIT = 64 * 1024;

/** What an {@link createHttpSender} may be told. */
export interface HttpSenderOptions {
  /** Limit for connecting, and again for the whole answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether a certificate that does not verify is accepted. */
  readonly insecure: boolean;
  /** Certificate authorities in PEM form, beside the system's. */
  readonly ca: string | undefined;
  /** Makes the connection of an attempt in another way. @default a connection to the URL's host and port */
  readonly connect?: () => Duplex;
}

/**
 * Sends over HTTP/1.1 as Ruby's client does: one connection for each attempt, header lines written as given,
 * redirects not followed, no retry of its own. A name with several addresses is tried on each.
 */
export function createHttpSender(options: HttpSenderOptions): Sender {
  const { timeoutMs, insecure, ca, connect } = options;
  const trust: Trust = {
    rejectUnauthorized: !insecure,
    // Made once: reading all the well-known authorities takes longer than a local attempt.
    ...(ca === undefined ? {} : { secureContext: createSecureContext({ ca: [...rootCertificates, ca] }) }),
  };
  return {
    send: (request, signal, manner = {}) => {
      if (!signal.aborted)
        return new HttpAttempt(request, { timeoutMs, trust, connect, manner }, signal).result;
      manner.runner?.leave();
      return Promise.resolve(null);
    },
    close: () => Promise.resolve(),
  };
}

interface Trust {
  readonly rejectUnauthorized: boolean;
  readonly secureContext?: SecureContext;
}

interface AttemptOptions {
  readonly timeoutMs: number;
  readonly trust: Trust;
  readonly connect: (() => Duplex) | undefined;
  readonly manner: SendingManner;
}

/** One request and everything that can end it; the first end counts. */
class HttpAttempt {
  readonly result: Promise<AttemptResult | null>;
  #settle: (result: AttemptResult | null) => void = () => undefined;
  readonly #startedAt = stopwatchMs();
  readonly #request: ClientRequest;
  readonly #options: AttemptOptions;
  readonly #signal: AbortSignal;
  #callOffTimeout: () => void = () => undefined;
  #remoteAddress: string | null = null;
  #response: IncomingMessage | undefined;
  #settled = false;

  constructor(request: WireRequest, options: AttemptOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.result = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#request = openRequest(request, options);
    this.#limit('connect');
    this.#request.on('socket', (socket) => this.#watchConnection(socket, request.url.protocol === 'https:'));
    this.#request.on('response', (response) => this.#readAnswer(response));
    this.#request.on('upgrade', (response, socket) => {
      socket.destroy();
      this.#end({ kind: 'response', statusCode: response.statusCode ?? 101 }, emptyAnswer(response));
    });
    this.#request.on('error', (error) => this.#fail(error));
    signal.addEventListener('abort', this.#giveUp, { once: true });
    void this.#writeBody(request.body);
  }

  async #writeBody(body: Uint8Array): Promise<void> {
    const { manner } = this.#options;
    const ending = await writeBody(this.#request, body, manner, () => this.#limit('answer'));
    if (ending === 'cut') this.#endOnPurpose();
  }

  #watchConnection(socket: Socket, secure: boolean): void {
    if (this.#options.connect !== undefined) {
      this.#limit('answer');
      return;
    }
    socket.once('connect', () => {
      const { remoteAddress, remotePort } = socket;
      if (remoteAddress !== undefined) this.#remoteAddress = hostAndPort(remoteAddress, remotePort);
    });
    socket.once(secure ? 'secureConnect' : 'connect', () => this.#limit('answer'));
  }

  #readAnswer(response: IncomingMessage): void {
    if (this.#options.manner.cutAfter !== undefined) {
      // It came before the connection was dropped; nobody is there to read it.
      response.on('error', () => undefined);
      return;
    }
    this.#response = response;
    const kept: Buffer[] = [];
    let bodyBytes = 0;
    response.on('data', (chunk: Buffer) => {
      if (bodyBytes < ANSWER_BODY_LIMIT) kept.push(chunk.subarray(0, ANSWER_BODY_LIMIT - bodyBytes));
      bodyBytes += chunk.length;
    });
    response.on('error', (error) => this.#fail(error));
    response.on('end', () => {
      const body = decodeBody(Buffer.concat(kept), response.headers['content-encoding'], ANSWER_BODY_LIMIT);
      const statusCode = response.statusCode ?? 0;
      this.#end({ kind: 'response', statusCode }, { ...emptyAnswer(response), body, bodyBytes });
    });
  }

  #limit(phase: TimeoutPhase): void {
    this.#callOffTimeout();
    if (this.#settled) return;
    const { timeoutMs } = this.#options;
    this.#callOffTimeout = afterRealMs(timeoutMs, () => {
      this.#end({ kind: 'timeout', afterMs: timeoutMs, phase }, null);
    });
  }

  #fail(error: Error): void {
    // Whatever goes wrong behind a complete answer does not take the answer back.
    if (this.#response?.complete === true) return;
    const known = classifyConnectionError(error);
    if (this.#options.manner.cutAfter !== undefined && isBreak(known)) {
      this.#endOnPurpose();
      return;
    }
    const errorCode = known === 'reset' && this.#response !== undefined ? 'closed-during-answer' : known;
    this.#end(
      {
        kind: 'connection-error',
        errorCode,
        message: connectionErrorMessage(error),
      },
      null,
    );
  }

  #endOnPurpose(): void {
    const message = 'the connection was dropped on purpose';
    this.#end({ kind: 'connection-error', errorCode: 'cut-on-purpose', message }, null);
  }

  readonly #giveUp = (): void => {
    this.#finish(null);
  };

  #end(outcome: Outcome, answer: Answer | null): void {
    const latencyMs = stopwatchMs() - this.#startedAt;
    this.#finish({
      outcome,
      latencyMs,
      answer,
      remoteAddress: this.#remoteAddress,
    });
  }

  #finish(result: AttemptResult | null): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#callOffTimeout();
    this.#options.manner.runner?.leave();
    this.#signal.removeEventListener('abort', this.#giveUp);
    this.#request.destroy();
    this.#settle(result);
  }
}

function openRequest(request: WireRequest, { trust, connect }: AttemptOptions): ClientRequest {
  const { url } = request;
  const common: RequestOptions = {
    method: request.method,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    path: `${url.pathname}${url.search}`,
    headers: request.headers.flat(),
    setHost: false,
    maxHeaderSize: ANSWER_BODY_LIMIT,
  };
  if (connect !== undefined) return http.request({ ...common, createConnection: connect });

  // Node accepts this on every request; its type lists it for sockets only.
  const connection = { agent: false, lookup: lookupBothFamilies, autoSelectFamily: true };
  if (url.protocol !== 'https:') return http.request({ ...common, ...connection });
  return https.request({ ...common, ...connection, ...trust });
}

/** Whether a connection that was there went away. */
function isBreak(errorCode: ConnectionErrorCode): boolean {
  return errorCode === 'reset' || errorCode === 'closed-before-answer';
}

function emptyAnswer(response: IncomingMessage): Answer {
  const headers: HeaderLine[] = [];
  for (let index = 0; index + 1 < response.rawHeaders.length; index += 2) {
    headers.push([response.rawHeaders[index] ?? '', response.rawHeaders[index + 1] ?? '']);
  }
  return {
    statusCode: response.statusCode ?? 0,
    headers,
    body: new Uint8Array(),
    bodyBytes: 0,
  };
}

function hostAndPort(address: string, port: number | undefined): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
