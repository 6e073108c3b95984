import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import { wallClockMs } from '../clock/wall-clock.ts';
import { SimulatorError } from '../errors/simulator-error.ts';
import { isError } from '../internal/is-error.ts';
import { type ListeningServer, type ListenOptions, listenOn } from '../internal/listen-on.ts';
import {
  resolveScript,
  responseToAttempt,
  type ScriptOptions,
} from '../options/value-types/receiver-script.ts';
import { EVENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../signature/header-names.ts';
import { DEVELOPMENT_SECRET } from '../signature/sign.ts';
import { judgeSignature, type SignatureVerdict } from '../signature/verify.ts';
import { giveResponse, respondJson } from './give-response.ts';
import { noticeOtherProtocols, type OtherContact } from './other-contact.ts';
import { createReceivedLog, type ReceiverSummary } from './received-log.ts';
import { headerPairs, type ReceivedRequest, readEventFacts } from './received-request.ts';

/** How the built-in receiver behaves. */
export interface ReceiverOptions extends ScriptOptions {
  /** The secret that signatures are verified with. @default the published development secret */
  readonly secret?: string;
  /** Whether a request without a valid signature gets 401. Its signature is judged either way. @default true */
  readonly verify?: boolean;
  /** How many requests are kept, the newest ones. @default 1000 */
  readonly keepRequests?: number;
}

/** A small webhook receiver that verifies signatures, responds by a script and remembers what arrived. */
export interface Receiver extends AsyncDisposable {
  /** The HTTP handler, for a server of your own. */
  readonly app: RequestListener;
  /** The newest requests whose response is settled, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /**
   * Opens a port and tells where. What `behind` returns gets every request in the place of the handler, which it may
   * pass requests on to.
   *
   * @throws SimulatorError `port-in-use`, `invalid-option`, or `simulator-closed` after {@link Receiver.close}.
   */
  listen(
    options?: ListenOptions & { readonly behind?: (app: RequestListener) => RequestListener },
  ): Promise<{ readonly url: string; readonly port: number }>;
  /** Calls back for every request as its response leaves; returns a function that stops it. */
  onRequest(listener: (request: ReceivedRequest) => void): () => void;
  /** Calls back for everything that comes and is no webhook; returns a function that stops it. */
  onOther(listener: (contact: OtherContact) => void): () => void;
  summary(): ReceiverSummary;
  /** Ends every connection, hanging ones too, and frees the port. May be called again. */
  close(): Promise<void>;
}

/** The largest request body, in bytes. */
const LARGEST_BODY = 10 * 1024 * 1024;
const SELF_DESCRIPTION = 'This is the receiver of cf-webhook-sim. Send webhooks with POST, to any path.\n';

/**
 * Makes a receiver. It listens only when asked to.
 *
 * @throws SimulatorError `invalid-option`
 * @example
 * const receiver = createReceiver({ respond: '500,500,200' });
 * const { url } = await receiver.listen();
 */
export function createReceiver(options: ReceiverOptions = {}): Receiver {
  const { secret = DEVELOPMENT_SECRET, verify = true, keepRequests = 1_000 } = options;
  const script = resolveScript(options);
  const log = createReceivedLog(keepRequests);
  const listeners = new Set<(request: ReceivedRequest) => void>();
  const otherListeners = new Set<(contact: OtherContact) => void>();
  const open = new Set<ServerResponse>();
  let server: Promise<ListeningServer> | undefined;
  let closing: Promise<void> | undefined;

  const app = express()
    .disable('x-powered-by')
    .use(guideOthers)
    .use(express.raw({ type: () => true, limit: LARGEST_BODY, inflate: false }))
    .use(receive)
    .use(refuseUnreadable);

  /** Tells a person with a browser what this is, and everybody else that only POST is taken. */
  function guideOthers(request: Request, response: Response, next: NextFunction): void {
    if (request.method === 'POST') {
      next();
      return;
    }
    const { method, originalUrl: path } = request;
    const isVisit = (method === 'GET' || method === 'HEAD') && request.path === '/';
    const statusCode = isVisit ? 200 : 405;
    if (!isVisit) response.set('Allow', 'POST');
    response.status(statusCode).type('text/plain').send(SELF_DESCRIPTION);
    noticeOther({ what: 'request', method, path, statusCode, receivedAt: wallClockMs() });
  }

  function noticeOther(contact: OtherContact): void {
    for (const listener of otherListeners) queueMicrotask(() => listener(contact));
  }

  function receive(request: Request, response: Response): void {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const signature = judgeSignature({
      secret,
      body,
      signature: request.get(SIGNATURE_HEADER),
      timestamp: request.get(TIMESTAMP_HEADER),
      nowSeconds: Math.floor(wallClockMs() / 1_000),
    });
    const arrived = arrival(request, body, signature);

    if (verify && !signature.valid) {
      settle({ ...arrived, refused: true, standing: undefined, response: statusNow(401) });
      respondJson(response, 401, { error: signature.explanation });
      return;
    }

    const { attempt, standing } = log.beginAttempt(arrived.eventId);
    open.add(response);
    response.once('close', () => open.delete(response));
    giveResponse(response, responseToAttempt(script, attempt), (given) =>
      settle({ ...arrived, refused: false, standing, response: given }),
    );
  }

  /** Express knows an error handler by its four parameters. */
  function refuseUnreadable(error: unknown, request: Request, response: Response, next: NextFunction): void {
    if (!(isError(error) && 'status' in error && typeof error.status === 'number')) {
      next(error);
      return;
    }
    const statusCode = error.status;
    const problem =
      statusCode === 413
        ? `The body is larger than ${LARGEST_BODY} bytes.`
        : `The body could not be read: ${error.message}.`;
    const arrived = { ...arrival(request, Buffer.alloc(0), undefined), problem };
    const given = request.socket.destroyed ? ({ kind: 'no-response' } as const) : statusNow(statusCode);

    settle({ ...arrived, refused: true, standing: undefined, response: given });
    respondJson(response, statusCode, { error: problem });
  }

  function arrival(request: IncomingMessage, body: Buffer, signature: SignatureVerdict | undefined) {
    const idHeader = request.headers[EVENT_ID_HEADER.toLowerCase()];
    return {
      ...readEventFacts(body, typeof idHeader === 'string' ? idHeader : undefined),
      number: log.nextNumber(),
      receivedAt: wallClockMs(),
      method: request.method ?? 'POST',
      path: request.url ?? '/',
      headers: headerPairs(request.rawHeaders),
      body,
      signature,
    };
  }

  function settle(request: ReceivedRequest): void {
    log.add(request);
    for (const listener of listeners) queueMicrotask(() => listener(request));
  }

  function close(): Promise<void> {
    closing ??= shutDown();
    return closing;
  }

  async function shutDown(): Promise<void> {
    for (const response of open) response.destroy();
    const listening = await server?.catch(() => undefined);
    await listening?.close();
  }

  return {
    app,
    get requests() {
      return log.requests;
    },
    listen: async ({ behind, ...where } = {}) => {
      if (closing !== undefined) throw cannotListen('simulator-closed', 'it is closed');
      if (server !== undefined) throw cannotListen('invalid-option', 'it already listens');
      const http = createServer(behind?.(app) ?? app);
      noticeOtherProtocols(http, noticeOther);
      server = listenOn(http, where);
      try {
        const { url, port } = await server;
        return { url, port };
      } catch (error) {
        server = undefined;
        throw error;
      }
    },
    onRequest: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onOther: (listener) => {
      otherListeners.add(listener);
      return () => otherListeners.delete(listener);
    },
    summary: log.summary,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function statusNow(statusCode: number) {
  return { kind: 'status', statusCode, delayMs: 0 } as const;
}

function cannotListen(code: 'simulator-closed' | 'invalid-option', why: string): SimulatorError {
  return new SimulatorError({
    code,
    problem: `The receiver cannot listen: ${why}.`,
    cure: 'Make another one with createReceiver().',
  });
}
