import { createServer, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { isSuccess } from '../../src/delivery/outcome.ts';
import type { AttemptResult } from '../../src/delivery/sender.ts';
import { createHttpSender } from '../../src/transport/http-sender.ts';
import { buildWireRequest } from '../../src/wire/wire-request.ts';
import { closedPort, httpResponse, startRespondingServer, startTcpServer } from '../support/tcp-server.ts';
import { wireRequestInput } from '../support/wire-builders.ts';

const HAS_IPV6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);
const LOCALHOST = HAS_IPV6 ? ['127.0.0.1', '::1'] : ['127.0.0.1'];

it('takes every status code from 200 to 599 as it comes, and nine of them for success', async () => {
  await using server = await startTcpServer({
    onRequest: (socket, { startLine }) => {
      socket.end(httpResponse(Number(/\/(\d+) /.exec(startLine)?.[1])));
    },
  });
  const statusCodes = Array.from({ length: 400 }, (_, index) => 200 + index);

  const outcomes = await inGroupsOf(20, statusCodes, async (statusCode) => {
    const { outcome } = await attempt(`${server.url}${statusCode}`);
    return outcome;
  });

  expect(outcomes).toEqual(statusCodes.map((statusCode) => ({ kind: 'response', statusCode })));
  expect(
    statusCodes.filter((_, index) => outcomes[index] !== undefined && isSuccess(outcomes[index])),
  ).toEqual([200, 201, 202, 203, 204, 205, 206, 207, 226]);
});

it.each([301, 302, 303, 307, 308])('does not follow a redirect with %d', async (statusCode) => {
  await using elsewhere = await startRespondingServer(httpResponse(200));
  await using server = await startRespondingServer(
    httpResponse(statusCode, '', [`Location: ${elsewhere.url}`]),
  );

  const { outcome, response } = await attempt(server.url);

  expect(outcome).toEqual({ kind: 'response', statusCode });
  expect(response?.headers).toContainEqual(['Location', elsewhere.url]);
  expect(elsewhere.connections()).toBe(0);
});

it('tells of a port on which nothing listens that the connection was refused', async () => {
  const result = await attempt(`http://127.0.0.1:${await closedPort()}/`);

  expect(result).toMatchObject({ outcome: error('refused'), response: null, remoteAddress: null });
});

it('tells of a name that nobody has that there is no such host', async () => {
  const { outcome } = await attempt('http://no-such-host.invalid/', { timeoutMs: 60_000 });

  expect(outcome).toMatchObject(error('name-not-found'));
});

it('tells a reset before the response', async () => {
  await using server = await startTcpServer({ onRequest: (socket) => socket.resetAndDestroy() });

  const { outcome, remoteAddress } = await attempt(server.url);

  expect(outcome).toMatchObject(error('reset'));
  expect(remoteAddress).toBe(`127.0.0.1:${server.port}`);
});

it.each([
  ['hangs up without a response', '', 'closed-before-response'],
  ['hangs up in the middle of the status line', 'HTTP/1.1 20', 'closed-during-response'],
  ['hangs up in the middle of the headers', 'HTTP/1.1 200 OK\r\nContent-Le', 'closed-during-response'],
  [
    'cuts a chunked body',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\n8\r\nhal',
    'closed-during-response',
  ],
  ['responses garbage', 'SSH-2.0-OpenSSH_9.6\r\n', 'malformed-response'],
  ['responses an impossible header', 'HTTP/1.1 200 OK\r\nBad Header\r\n\r\n', 'malformed-response'],
  [
    'responses a header without end',
    `HTTP/1.1 200 OK\r\n${`X-Bomb: ${'x'.repeat(1_000)}\r\n`.repeat(300)}\r\n`,
    'malformed-response',
  ],
])('tells when the receiver %s', async (_, bytes, errorCode) => {
  await using server = await startRespondingServer(bytes);

  const { outcome, response } = await attempt(server.url);

  expect(outcome).toMatchObject(error(errorCode));
  expect(response).toBeNull();
});

it('takes a reset in the middle of the response for a cut response', async () => {
  await using server = await startTcpServer({
    onRequest: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nhalf', () =>
        socket.resetAndDestroy(),
      );
    },
  });

  const { outcome } = await attempt(server.url);

  // The system may drop what it had not handed over yet; then the response never began.
  expect(['closed-during-response', 'reset']).toContain(
    outcome.kind === 'connection-error' && outcome.errorCode,
  );
});

it('takes a response that ends with the connection', async () => {
  await using server = await startRespondingServer('HTTP/1.0 200 OK\r\n\r\nuntil the end');

  const { outcome, response } = await attempt(server.url);

  expect(outcome).toEqual({ kind: 'response', statusCode: 200 });
  expect(text(response)).toBe('until the end');
});

it('does not take a complete response back for what comes behind it', async () => {
  await using server = await startRespondingServer(`${httpResponse(200, 'ok')}and more that is not HTTP`);

  const { outcome, response } = await attempt(server.url);

  expect(outcome).toEqual({ kind: 'response', statusCode: 200 });
  expect(text(response)).toBe('ok');
});

it('passes over informational responses', async () => {
  const informational = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n';
  await using server = await startRespondingServer(`${informational}${httpResponse(201)}`);

  const { outcome } = await attempt(server.url);

  expect(outcome).toEqual({ kind: 'response', statusCode: 201 });
});

it.each([
  ['', 101],
  [httpResponse(200), 200],
])('passes over a change of protocol, unless nothing follows: %j', async (after, statusCode) => {
  const bytes = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
  await using server = await startTcpServer({ onRequest: (socket) => socket.end(`${bytes}${after}`) });

  const { outcome } = await attempt(server.url);

  expect(outcome).toEqual({ kind: 'response', statusCode });
});

it('gives up a receiver that never responds, and ends the connection', async () => {
  await using server = await startTcpServer({ onRequest: () => undefined });

  const { outcome, latencyMs, remoteAddress } = await attempt(server.url, { timeoutMs: 2_000 });

  // A busy machine may have part in it; then the outcome says so as well.
  expect(outcome).toMatchObject({ kind: 'timeout', afterMs: 2_000, phase: 'response' });
  expect(latencyMs).toBeGreaterThanOrEqual(1_995);
  expect(remoteAddress).toBe(`127.0.0.1:${server.port}`);
  await expect.poll(() => server.openConnections()).toBe(0);
});

it('gives up a receiver whose response never ends, where the whole attempt is limited', async () => {
  await using server = await startTcpServer({
    onRequest: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
      const drip = setInterval(() => socket.write('.'), 10);
      socket.on('close', () => clearInterval(drip));
    },
  });

  const { outcome, response } = await attempt(server.url, { totalTimeoutMs: 2_000 });

  // A busy machine may have part in it; then the outcome says so as well.
  expect(outcome).toMatchObject({ kind: 'timeout', afterMs: 2_000, phase: 'whole' });
  expect(response).toBeNull();
});

it('waits for a response that comes in pieces longer than for one piece, as Ruby does', async () => {
  await using server = await startTcpServer({
    onRequest: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n');
      const drip = setInterval(() => socket.write('.'), 100);
      socket.on('close', () => clearInterval(drip));
    },
  });

  const { outcome, latencyMs } = await attempt(server.url, { timeoutMs: 2_000 });

  expect(outcome).toEqual({ kind: 'response', statusCode: 200 });
  expect(latencyMs).toBeGreaterThan(2_000);
});

it('gives up a receiver that only ever says to continue, where the whole attempt is limited', async () => {
  await using server = await startTcpServer({
    onRequest: (socket) => {
      const drip = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 10);
      socket.on('close', () => clearInterval(drip));
    },
  });

  const { outcome } = await attempt(server.url, { totalTimeoutMs: 2_000 });

  expect(outcome).toMatchObject({ kind: 'timeout', phase: 'whole' });
});

it('gives an attempt up when its signal is aborted, before or during it', async () => {
  await using server = await startTcpServer({ onRequest: () => controller.abort() });
  const controller = new AbortController();
  const sender = createHttpSender({ timeoutMs: 60_000, insecure: false, ca: undefined });
  const request = buildWireRequest(wireRequestInput({ url: new URL(server.url) }));

  const during = await sender.send(request, controller.signal);
  const before = await sender.send(request, controller.signal);

  expect([during, before]).toEqual([null, null]);
  expect(server.requests).toHaveLength(1);
  await expect.poll(() => server.openConnections()).toBe(0);
});

it('keeps the beginning of a long response and counts all of it', async () => {
  const body = 'x'.repeat(5_000_000);
  await using server = await startRespondingServer(httpResponse(500, body));

  const { outcome, response } = await attempt(server.url);

  expect(outcome).toEqual({ kind: 'response', statusCode: 500 });
  expect(response?.bodyBytes).toBe(5_000_000);
  expect(response?.body.byteLength).toBe(65_536);
});

it('reads a compressed response', async () => {
  const body = gzipSync('{"error":"compressed"}');
  const head = `HTTP/1.1 422 No\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`;
  await using server = await startRespondingServer(Buffer.concat([Buffer.from(head), body]));

  const { response } = await attempt(server.url);

  expect(text(response)).toBe('{"error":"compressed"}');
  expect(response?.bodyBytes).toBe(body.length);
});

it('keeps the headers of the response in their order and letter case', async () => {
  await using server = await startRespondingServer(
    httpResponse(200, '', ['X-Second: 2', 'x-first: 1', 'X-Second: 3']),
  );

  const { response } = await attempt(server.url);

  expect(response?.headers.slice(1)).toEqual([
    ['X-Second', '2'],
    ['x-first', '1'],
    ['X-Second', '3'],
  ]);
});

it('takes a response that comes before the body was read', async () => {
  await using server = await startTcpServer({
    onConnection: (socket) => socket.once('readable', () => socket.end(httpResponse(413))),
  });

  const { outcome } = await attempt(server.url, { body: Buffer.alloc(3_000_000, 'x') });

  expect(outcome).toEqual({ kind: 'response', statusCode: 413 });
});

it.runIf(HAS_IPV6)('names the address that responded, IPv6 in brackets', async () => {
  await using six = await startRespondingServer(httpResponse(200), { host: '::1' });

  const { outcome, remoteAddress } = await attempt(`http://[::1]:${six.port}/`);

  expect(outcome).toEqual({ kind: 'response', statusCode: 200 });
  expect(remoteAddress).toBe(`[::1]:${six.port}`);
  expect(six.requests[0]?.headers).toContainEqual(['Host', '[::1]']);
});

it.each(LOCALHOST)('finds a server on localhost that listens on %s only', async (address) => {
  await using server = await startRespondingServer(httpResponse(200), { host: address });

  const { outcome, remoteAddress } = await attempt(`http://localhost:${server.port}/`);

  expect(outcome).toEqual({ kind: 'response', statusCode: 200 });
  expect(remoteAddress).toContain(address);
});

it("delivers to a server of Node's own", async () => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(204).end();
    });
  });
  const url = await listening(server);

  const { outcome } = await attempt(url);
  server.close();

  expect(outcome).toEqual({ kind: 'response', statusCode: 204 });
  expect(bodies).toEqual(['{"data":{"id":48}}']);
});

interface Attempting {
  readonly timeoutMs?: number;
  readonly totalTimeoutMs?: number;
  readonly body?: Uint8Array;
}

async function attempt(
  url: string,
  { timeoutMs = 60_000, totalTimeoutMs = Number.POSITIVE_INFINITY, body }: Attempting = {},
): Promise<AttemptResult> {
  const sender = createHttpSender({ timeoutMs, totalTimeoutMs, insecure: false, ca: undefined });
  const request = buildWireRequest(
    wireRequestInput({ url: new URL(url), ...(body === undefined ? {} : { body }) }),
  );
  const result = await sender.send(request, new AbortController().signal);
  if (result === null) throw new Error('The attempt was given up.');
  return result;
}

async function inGroupsOf<In, Out>(
  size: number,
  items: readonly In[],
  work: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = [];
  for (let from = 0; from < items.length; from += size) {
    results.push(...(await Promise.all(items.slice(from, from + size).map(work))));
  }
  return results;
}

function error(errorCode: string) {
  return { kind: 'connection-error', errorCode };
}

function text(response: AttemptResult['response']): string {
  return Buffer.from(response?.body ?? []).toString();
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`);
    });
  });
}
