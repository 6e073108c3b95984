import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { wallClockMs } from '../clock/wall-clock.ts';
import { SimulatorError } from '../errors/simulator-error.ts';
import { type ListeningServer, type ListenOptions, listenOn } from '../internal/listen-on.ts';
import { EVENT_ID_HEADER } from '../signature/header-names.ts';
import type { SignatureVerdict } from '../signature/verify.ts';
import { noticeOtherProtocols, type OtherContact } from './other-contact.ts';
import { createReceivedLog, type ReceivedLog, type ReceiverSummary } from './received-log.ts';
import { headerPairs, type ReceivedRequest, readEventFacts } from './received-request.ts';

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

/** What a request says, before anyone has responded to it. */
export type ArrivedRequest = Omit<ReceivedRequest, 'refused' | 'standing' | 'response'>;

/** What the handler of a receiver works with. */
export interface ReceiverDesk {
  readonly log: ReceivedLog;
  /** Reads what a request says, and numbers it. */
  arrival(request: IncomingMessage, body: Buffer, signature: SignatureVerdict | undefined): ArrivedRequest;
  /** Keeps a request whose response is settled, and tells of it. */
  settle(request: ReceivedRequest): void;
  /** Tells of what came and is no webhook. */
  noticeOther(contact: OtherContact): void;
  /** Ends a response that is not given by then when the receiver closes. */
  keepOpen(response: ServerResponse): void;
}

/** What makes one receiver another than the next. */
export interface ReceiverParts {
  readonly keepRequests: number;
  readonly makeApp: (desk: ReceiverDesk) => RequestListener;
  /** Frees what the handler makes use of. @default nothing */
  readonly release?: () => void;
}

/** The largest request body, in bytes. */
export const LARGEST_BODY = 10 * 1024 * 1024;

/** Puts a receiver around its handler. */
export function openReceiver({ keepRequests, makeApp, release }: ReceiverParts): Receiver {
  const log = createReceivedLog(keepRequests);
  const listeners = new Set<(request: ReceivedRequest) => void>();
  const otherListeners = new Set<(contact: OtherContact) => void>();
  const open = new Set<ServerResponse>();
  let server: Promise<ListeningServer> | undefined;
  let closing: Promise<void> | undefined;

  function noticeOther(contact: OtherContact): void {
    for (const listener of otherListeners) queueMicrotask(() => listener(contact));
  }

  function close(): Promise<void> {
    closing ??= shutDown();
    return closing;
  }

  async function shutDown(): Promise<void> {
    for (const response of open) response.destroy();
    const listening = await server?.catch(() => undefined);
    await listening?.close();
    release?.();
  }

  const app = makeApp({
    log,
    noticeOther,
    arrival: (request, body, signature) => {
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
    },
    settle: (request) => {
      log.add(request);
      for (const listener of listeners) queueMicrotask(() => listener(request));
    },
    keepOpen: (response) => {
      open.add(response);
      response.once('close', () => open.delete(response));
    },
  });

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

function cannotListen(code: 'simulator-closed' | 'invalid-option', why: string): SimulatorError {
  return new SimulatorError({
    code,
    problem: `The receiver cannot listen: ${why}.`,
    cure: 'Make another one with createReceiver().',
  });
}
