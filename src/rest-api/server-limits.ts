import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { createConnectionPlaces } from './connection-places.ts';
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

/** Makes a server that a crowd of clients, or slow ones, cannot bring down. */
export function createLimitedServer(app: RequestListener, limits: ServerLimits = {}): Server {
  const { connections = 500, headersMs = 10_000, requestMs = 30_000 } = limits;
  const server = createServer(
    {
      maxHeaderSize: LARGEST_HEADERS,
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.min(CHECK_EVERY_MS, headersMs),
    },
    app,
  );
  const places = createConnectionPlaces(connections, {
    onFull: (socket) =>
      refuse(socket, 503, 'Service Unavailable', `The server is busy with ${connections} other connections.`),
    onSilent: (socket) =>
      refuse(socket, 408, 'Request Timeout', 'The request took too long while others were waiting.'),
  });
  server.maxConnections = connections + TOLD_BEYOND_LIMIT;
  server.on('connection', places.enter);
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
