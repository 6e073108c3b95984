import { createServer, type RequestListener, type Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Socket } from 'node:net';
import { type ConnectionPlaces, createConnectionPlaces } from './connection-places.ts';
import { serveAsProxy, speakTls } from './speak-tls.ts';
import { isDeclaredTooLarge } from './unread-body.ts';

/** What one client may take of the server. All times are real milliseconds. */
export interface ServerLimits {
  /**
   * Connections that are served at once. A further one takes the place of the one that has been silent the longest; where
   * the server is busy with all of them, it gets 503. @default 500
   */
  readonly connections?: number;
  /** Until the headers of a request have come. @default 10_000 */
  readonly headersMs?: number;
  /** Until a request has come. @default 30_000 */
  readonly requestMs?: number;
}

/** The largest headers of a request, in bytes. */
const LARGEST_HEADERS = 16 * 1024;
/** How many connections more than the limit are told so; beyond that they are closed without a word. */
const TOLD_BEYOND_LIMIT = 500;
/** How often connections are looked through for requests that take too long, in milliseconds. */
const CHECK_EVERY_MS = 2_000;

/** How a server speaks HTTPS beside HTTP. */
export interface SecureService {
  /** The certificate with its authority's, and its key, in PEM form. */
  readonly identity: { readonly certificate: string; readonly key: string };
  /** Whether a host with a port names the server, for clients that take it for their proxy. */
  readonly isServed: (host: string) => boolean;
  /** Told that a client did not end the handshake, as those do that do not trust the certificate. */
  readonly onRefused?: () => void;
}

/**
 * Makes a server that a crowd of clients, or slow ones, cannot bring down.
 *
 * @param secure Speaks HTTPS on the same port. @default HTTP alone
 */
export function createLimitedServer(
  app: RequestListener,
  limits: ServerLimits = {},
  secure?: SecureService,
): Server {
  const { connections = 500, headersMs = 10_000, requestMs = 30_000 } = limits;
  const options = {
    maxHeaderSize: LARGEST_HEADERS,
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(CHECK_EVERY_MS, headersMs),
  };
  const places = createConnectionPlaces(connections, {
    onFull: (socket) =>
      refuse(socket, 503, 'Service Unavailable', `The server is busy with ${connections} other connections.`),
    onSilent: (socket) =>
      refuse(socket, 408, 'Request Timeout', 'The request took too long while others were waiting.'),
  });
  const server = guarded(createServer(options, app), places);
  server.maxConnections = connections + TOLD_BEYOND_LIMIT;
  if (secure !== undefined) addTls(server, app, { ...options, places, secure });
  server.prependListener('connection', places.enter);
  return server;
}

function addTls(
  server: Server,
  app: RequestListener,
  {
    places,
    secure: { identity, isServed, onRefused },
    ...options
  }: Parameters<typeof createServer>[0] & {
    readonly headersTimeout: number;
    readonly places: ConnectionPlaces;
    readonly secure: SecureService;
  },
): void {
  const https = process.getBuiltinModule('https');
  const { certificate: cert, key } = identity;
  const handshakeTimeout = options.headersTimeout;
  const secured = guarded(https.createServer({ ...options, cert, key, handshakeTimeout }, app), places);
  secured.removeAllListeners('tlsClientError');
  secured.on('tlsClientError', (_error, socket) => {
    socket.destroy();
    onRefused?.();
  });
  speakTls(server, secured, options.headersTimeout);
  serveAsProxy(server, secured, isServed);
}

function guarded<Guarded extends Server | SecureServer>(server: Guarded, places: ConnectionPlaces): Guarded {
  server.prependListener('request', places.serve);
  // A body that is too large is not asked for: the app says so instead.
  server.on('checkContinue', (request, response) => {
    if (!isDeclaredTooLarge(request)) response.writeContinue();
    server.emit('request', request, response);
  });
  server.on('clientError', (error: Error, socket: Socket) => {
    const { status, reason, sentence } = complaintAbout('code' in error ? error.code : undefined);
    if (socket.writable && !socket.destroyed) refuse(socket, status, reason, sentence);
    else socket.destroy();
  });
  return server;
}

function complaintAbout(code: unknown): {
  readonly status: number;
  readonly reason: string;
  readonly sentence: string;
} {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        reason: 'Request Header Fields Too Large',
        sentence: `The headers are larger than ${LARGEST_HEADERS} bytes.`,
      };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, reason: 'Request Timeout', sentence: 'The request timed out.' };
    default:
      return { status: 400, reason: 'Bad Request', sentence: 'This is not an HTTP request.' };
  }
}

/** Responses where there is no request to respond to, and closes the connection. */
function refuse(socket: Socket, status: number, reason: string, sentence: string): void {
  const body = JSON.stringify({ error: sentence });
  socket.on('error', () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${status} ${reason}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
    () => socket.destroySoon(),
  );
}
