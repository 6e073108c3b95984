import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { TEST_ONLY_CERTIFICATE, TEST_ONLY_PRIVATE_KEY } from './test-only-certificate.ts';

/** One HTTP request as it came over a connection, byte for byte. */
export interface RawRequest {
  /** Everything before the body, the empty line not included. */
  readonly head: string;
  readonly startLine: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** A server that speaks whatever a test makes it speak. */
export interface TcpServer extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  /** The requests that came completely, in order. */
  readonly requests: readonly RawRequest[];
  readonly connections: () => number;
  readonly openConnections: () => number;
}

export interface TcpServerOptions {
  readonly host?: string;
  readonly tls?: boolean;
  /** Called for every connection. */
  readonly onConnection?: (socket: Socket) => void;
  /** Called when a request has come completely. */
  readonly onRequest?: (socket: Socket, request: RawRequest, number: number) => void;
}

const END_OF_HEAD = '\r\n\r\n';

/** Listens on a free port of the loopback interface. */
export async function startTcpServer(options: TcpServerOptions): Promise<TcpServer> {
  const { host = '127.0.0.1', tls = false } = options;
  const requests: RawRequest[] = [];
  const open = new Set<Socket>();
  let connections = 0;

  const handle = (socket: Socket) => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    options.onConnection?.(socket);
    const { onRequest } = options;
    if (onRequest === undefined) return;
    readRequests(socket, (request) => {
      requests.push(request);
      onRequest(socket, request, requests.length);
    });
  };
  const server = tls
    ? createTlsServer({ cert: TEST_ONLY_CERTIFICATE, key: TEST_ONLY_PRIVATE_KEY }, handle)
    : createServer(handle);
  server.on('tlsClientError', () => undefined);
  server.listen({ port: 0, host });
  await once(server, 'listening');

  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    port,
    url: `${tls ? 'https' : 'http'}://${name}:${port}/`,
    requests,
    connections: () => connections,
    openConnections: () => open.size,
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A server that responds to every request with the same bytes and then ends the connection. */
export function startRespondingServer(
  response: string | Buffer,
  options: TcpServerOptions = {},
): Promise<TcpServer> {
  return startTcpServer({ ...options, onRequest: (socket) => socket.end(response) });
}

/** An HTTP response with its length. */
export function httpResponse(statusCode: number, body = '', headers: readonly string[] = []): string {
  const lines = [`HTTP/1.1 ${statusCode} Whatever`, `Content-Length: ${Buffer.byteLength(body)}`, ...headers];
  return `${lines.join('\r\n')}${END_OF_HEAD}${body}`;
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = await startTcpServer({});
  await server[Symbol.asyncDispose]();
  return server.port;
}

function readRequests(socket: Socket, onRequest: (request: RawRequest) => void): void {
  let received = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    const endOfHead = received.indexOf(END_OF_HEAD);
    if (endOfHead === -1) return;
    const head = received.subarray(0, endOfHead).toString('latin1');
    const [startLine = '', ...lines] = head.split('\r\n');
    const headers = lines.map((line): [string, string] => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
    const length = Number(headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0);
    const startOfBody = endOfHead + END_OF_HEAD.length;
    if (received.length < startOfBody + length) return;
    const body = received.subarray(startOfBody, startOfBody + length);
    received = received.subarray(startOfBody + length);
    onRequest({ head, startLine, headers, body });
  });
}
