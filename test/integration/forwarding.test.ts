import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { wallClockMs } from '../../src/clock/wall-clock.ts';
import {
  createForwardingReceiver,
  type ForwardingReceiverOptions,
} from '../../src/receiver/forwarding-receiver.ts';
import type { Receiver } from '../../src/receiver/open-receiver.ts';
import { signBody } from '../../src/signature/sign.ts';
import { parseTarget } from '../../src/wire/target.ts';
import {
  closedPort,
  httpResponse,
  startRespondingServer,
  startTcpServer,
  type TcpServer,
} from '../support/tcp-server.ts';

const BODY = Buffer.from('{"data":{"id":7,"name":"\u00e9"}, "event_id":"e1","event_type":"order.created"}\n');

interface Forwarding {
  readonly receiver: Receiver;
  readonly port: number;
}

async function forwardTo(
  target: string | number,
  options: Omit<ForwardingReceiverOptions, 'forward'> & { readonly timeoutMs?: number } = {},
): Promise<Forwarding> {
  const { timeoutMs = 60_000, ...others } = options;
  const forward = { to: parseTarget(target, []), timeoutMs, insecure: true };
  const receiver = createForwardingReceiver({ forward, ...others });
  onTestFinished(() => receiver.close());
  return { receiver, port: (await receiver.listen()).port };
}

/** Sends bytes and returns all that comes back. */
async function send(port: number, request: string | Buffer): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const pieces: Buffer[] = [];
  socket.on('data', (piece) => pieces.push(piece));
  socket.on('error', () => undefined);
  socket.write(request);
  await once(socket, 'close');
  return Buffer.concat(pieces).toString('latin1');
}

function rawRequest(
  lines: readonly string[],
  body: Buffer,
  startLine = 'POST /hooks?a=%41&b= HTTP/1.1',
): Buffer {
  const head = [startLine, ...lines, 'Connection: close', `Content-Length: ${body.length}`, '', ''];
  return Buffer.concat([Buffer.from(head.join('\r\n'), 'latin1'), body]);
}

/** A receiver that keeps every byte that it gets. */
async function startByteKeeper(
  response: string,
): Promise<{ readonly server: TcpServer; readonly bytes: () => Buffer }> {
  const pieces: Buffer[] = [];
  const server = await startTcpServer({
    onConnection: (socket) => socket.on('data', (piece: Buffer) => pieces.push(piece)),
    onRequest: (socket) => socket.end(response),
  });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return { server, bytes: () => Buffer.concat(pieces) };
}

it('passes a request on byte for byte: lines in their order and letter case, original signature, body', async () => {
  const { server, bytes } = await startByteKeeper(httpResponse(200));
  const { port, receiver } = await forwardTo(server.port);
  const lines = [
    'aCCept-Encoding: gzip;q=1.0',
    'Host: tunnel.example',
    'X-Twice: 1',
    'X-Webhook-ClickFunnels-Signature: not-one',
    'x-twice: 2',
    'X-Latin: caf\u00e9',
    'X-Empty: ',
  ];
  const request = rawRequest(lines, BODY);

  await send(port, request);

  expect(bytes()).toEqual(request);
  expect(receiver.requests[0]).toMatchObject({ eventId: 'e1', signature: undefined, refused: false });
});

it('passes on what comes in chunks, and what is compressed, as it is', async () => {
  const { server, bytes } = await startByteKeeper(httpResponse(200));
  const { port } = await forwardTo(server.port);
  const request = Buffer.concat([
    Buffer.from(
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n',
    ),
    Buffer.from([0xff, 0x00, 0x1f]),
    Buffer.from('\r\n0\r\nX-Trailer: 1\r\n\r\n'),
  ]);
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.end(request);

  await expect.poll(() => bytes().length, { timeout: 20_000 }).toBe(request.length);

  expect(bytes()).toEqual(request);
});

it('hands the response back: status and reason, lines in their order, bytes of the body', async () => {
  const head =
    'HTTP/1.1 422 No Such Plan\r\nX-B: 1\r\nset-cookie: a=1\r\nX-a: 2\r\nSet-Cookie: b=2\r\nConnection: close\r\n';
  const response = Buffer.concat([
    Buffer.from(`${head}Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n`),
    Buffer.from([0xff, 0x00, 0xfe]),
  ]);
  await using server = await startRespondingServer(response);
  const { port, receiver } = await forwardTo(server.port);

  const got = await send(port, rawRequest(['Host: a'], BODY));

  expect(got).toBe(response.toString('latin1'));
  expect(receiver.requests[0]?.response).toMatchObject({ kind: 'forwarded', statusCode: 422, bodyBytes: 3 });
});

it('hands back what comes in chunks, or until the connection closes, on a connection that stays open', async () => {
  const heads = [
    'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n',
    'X-Last: 1\r\n\r\nabcde',
  ];
  await using server = await startTcpServer({
    onRequest: (socket) => socket.end(`HTTP/1.1 200 OK\r\n${heads.shift()}`),
  });
  const { port } = await forwardTo(server.port);
  const first = rawRequest(['Host: a'], BODY)
    .toString('latin1')
    .replace('Connection: close', 'Connection: keep-alive');

  const got = await send(port, Buffer.concat([Buffer.from(first, 'latin1'), rawRequest(['Host: a'], BODY)]));

  const [chunked = '', untilClose = ''] = got.split(/(?=HTTP\/1\.1 200)/);
  expect(chunked).toMatch(/\r\nTransfer-Encoding: chunked\r\n[\s\S]*5\r\nabcde\r\n0\r\n\r\n$/);
  expect(untilClose).toMatch(/\r\nX-Last: 1\r\n[\s\S]*abcde/);
  expect(server.requests.map(({ body }) => body)).toEqual([BODY, BODY]);
});

it('uses the path of the target in the place of that of the request, if it has one', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const { port } = await forwardTo(`${server.port}/webhooks?t=1`);

  await send(port, rawRequest(['Host: a'], BODY));

  expect(server.requests[0]?.startLine).toBe('POST /webhooks?t=1 HTTP/1.1');
});

it('passes on other methods, and the response to HEAD without waiting for a body', async () => {
  await using server = await startTcpServer({
    onRequest: (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n'),
  });
  const { port } = await forwardTo(server.port);

  const got = await send(port, 'HEAD /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');

  expect(got).toMatch(/^HTTP\/1\.1 200 OK\r\nContent-Length: 100\r\n/);
  expect(server.requests[0]?.startLine).toBe('HEAD /health HTTP/1.1');
});

it('speaks TLS to a receiver that does', async () => {
  await using server = await startRespondingServer(httpResponse(201), { tls: true });
  const { port } = await forwardTo(server.url);

  expect(await send(port, rawRequest(['Host: a'], BODY))).toMatch(/^HTTP\/1\.1 201 /);
});

it('responds 503 and says why while the receiver is down, resets, stays silent or breaks off', async () => {
  await using resetting = await startTcpServer({ onRequest: (socket) => socket.resetAndDestroy() });
  await using silent = await startTcpServer({ onRequest: () => undefined });
  await using confused = await startRespondingServer('220 mail.example ESMTP\r\n');
  const targets = [await closedPort(), resetting.port, silent.port, confused.port];
  const whys = [
    /connection refused/,
    /reset by the receiver|closed without/,
    /no response within 200 ms/,
    /not valid HTTP/,
  ];

  for (const [index, target] of targets.entries()) {
    const { port, receiver } = await forwardTo(target, { timeoutMs: 200 });
    const got = await send(port, rawRequest(['Host: a'], BODY));
    expect(got).toMatch(/^HTTP\/1\.1 503 /);
    expect(receiver.requests[0]?.response).toMatchObject({
      kind: 'missed',
      why: expect.stringMatching(whys[index] ?? ''),
    });
    expect(receiver.summary()).toMatchObject({ requests: 1, byStatus: { missed: 1 } });
  }
});

it('ends the request to the receiver when the sender leaves first', async () => {
  const happened = new EventEmitter();
  const [arrived, closed] = [once(happened, 'arrived'), once(happened, 'closed')];
  await using server = await startTcpServer({
    onConnection: (socket) => socket.once('close', () => happened.emit('closed')),
    onRequest: () => happened.emit('arrived'),
  });
  const { port, receiver } = await forwardTo(server.port);
  const socket = connect(port, '127.0.0.1');
  socket.write(rawRequest(['Host: a'], BODY));
  await arrived;

  socket.destroy();
  await closed;

  await expect
    .poll(() => receiver.requests[0]?.response, { timeout: 20_000 })
    .toEqual({ kind: 'no-response' });
});

it('rejects forgeries before they reach the receiver when it verifies, and lets valid requests pass', async () => {
  const { server, bytes } = await startByteKeeper(httpResponse(204));
  const { port, receiver } = await forwardTo(server.port, { verify: true, secret: 'a-secret-of-mine' });
  const timestamp = Math.floor(wallClockMs() / 1_000);
  const signedWith = (secret: string) =>
    rawRequest(
      [
        'Host: a',
        `X-Webhook-ClickFunnels-Signature: ${signBody({ secret, timestamp, body: BODY })}`,
        `X-Webhook-ClickFunnels-Timestamp: ${timestamp}`,
      ],
      BODY,
    );

  const forged = await send(port, signedWith('another'));
  const unsigned = await send(port, rawRequest(['Host: a'], BODY, 'DELETE / HTTP/1.1'));
  const genuine = await send(port, signedWith('a-secret-of-mine'));

  expect([forged, unsigned, genuine].map((response) => response.slice(9, 12))).toEqual(['401', '401', '204']);
  expect(bytes()).toEqual(signedWith('a-secret-of-mine'));
  expect(receiver.summary()).toMatchObject({ requests: 2, signatures: { valid: 1, invalid: 1 } });
});

it('passes hundreds of requests on at once, each once, while the receiver is slow or resets', async () => {
  let number = 0;
  const waiting: (() => void)[] = [];
  await using server = await startTcpServer({
    onRequest: (socket) => {
      number += 1;
      if (number % 3 === 0) socket.resetAndDestroy();
      else waiting.push(() => socket.end(httpResponse(200)));
      // No response before all requests have come.
      if (number === 300) for (const respond of waiting) respond();
    },
  });
  const { port, receiver } = await forwardTo(server.port);
  const bodies = Array.from({ length: 300 }, (_, index) =>
    Buffer.from(`{"event_id":"e${index}","pad":"${'x'.repeat(index)}"}`),
  );

  const responses = await Promise.all(bodies.map((body) => send(port, rawRequest(['Host: a'], body))));

  const statuses = responses.map((response) => response.slice(9, 12));
  expect(statuses.filter((status) => status === '200')).toHaveLength(200);
  expect(statuses.filter((status) => status === '503')).toHaveLength(100);
  expect(server.requests).toHaveLength(300);
  expect(new Set(server.requests.map(({ body }) => String(body)))).toEqual(new Set(bodies.map(String)));
  expect(receiver.summary().byStatus).toEqual({ 200: 200, missed: 100 });
});
