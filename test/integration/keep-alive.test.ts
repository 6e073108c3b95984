import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import type { SimulatorOptions } from '../../src/options/simulator-options.ts';
import type { RunReport } from '../../src/report/run-report.ts';
import { httpResponse, startRespondingServer, startTcpServer } from '../support/tcp-server.ts';

it('sends everything on one connection, and changes nothing else of the head', async () => {
  await using closing = await startRespondingServer(httpResponse(200));
  await using server = await startTcpServer({ onRequest: (socket) => socket.write(httpResponse(200)) });

  await send(closing.url, 1, { keepAlive: false });
  const { summary } = await send(server.url, 5);

  expect(summary.delivered).toBe(5);
  expect(server.connections()).toBe(1);
  expect(server.requests).toHaveLength(5);
  expect(headOf(server.requests[0]?.head)).toBe(
    headOf(closing.requests[0]?.head).replace('Connection: close', 'Connection: keep-alive'),
  );
});

it('opens as many connections as there are attempts in flight', async () => {
  const waiting: Socket[] = [];
  await using server = await startTcpServer({
    onRequest: (socket) => {
      waiting.push(socket);
      if (waiting.length < 4) return;
      for (const one of waiting.splice(0)) one.write(httpResponse(200));
    },
  });

  const { summary } = await send(server.url, 12, { concurrency: 4 });

  expect(summary.delivered).toBe(12);
  expect(server.connections()).toBe(4);
});

it.each([
  ['says that it closes', httpResponse(200, '', ['Connection: close'])],
  ['speaks HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n'],
  ['changes the protocol', `HTTP/1.1 101 Switching Protocols\r\n\r\n${httpResponse(200)}`],
  ['says more than it was asked for', httpResponse(200).repeat(2)],
])('uses no connection again when the receiver %s', async (_, bytes) => {
  await using server = await startTcpServer({ onRequest: (socket) => socket.write(bytes) });

  await send(server.url, 3, { attempts: 1 });

  expect(server.connections()).toBe(3);
  await expect.poll(() => server.openConnections()).toBe(0);
});

it('uses no connection again whose receiver has hung up after its response', async () => {
  await using server = await startRespondingServer(httpResponse(200));

  const { summary } = await send(server.url, 3, {}, () =>
    expect.poll(() => server.openConnections()).toBe(0),
  );

  expect(summary).toMatchObject({ delivered: 3, attempts: 3 });
  expect(server.connections()).toBe(3);
});

it('uses no connection again that got a response before the request had left', async () => {
  await using server = await startTcpServer({
    onConnection: (socket) => socket.once('readable', () => socket.write(httpResponse(413))),
  });

  const { deliveries } = await send(server.url, 2, { attempts: 1 }, undefined, Buffer.alloc(5_000_000, 'x'));

  expect(deliveries.map(({ attempts }) => attempts[0]?.outcome)).toEqual([
    { kind: 'response', statusCode: 413 },
    { kind: 'response', statusCode: 413 },
  ]);
  expect(server.connections()).toBe(2);
});

it('keeps connections over TLS', async () => {
  await using server = await startTcpServer({
    tls: true,
    onRequest: (socket) => socket.write(httpResponse(200, 'a body')),
  });

  const { summary } = await send(server.url, 4, { insecure: true });

  expect(summary.delivered).toBe(4);
  expect(server.connections()).toBe(1);
});

it('keeps connections to a receiver in the same process', async () => {
  const sockets = new Set<Socket>();
  const receiver = (request: IncomingMessage, response: ServerResponse) => {
    sockets.add(request.socket);
    request.resume().on('end', () => response.end('thanks'));
  };

  const { deliveries } = await send(receiver, 4);

  expect(deliveries.map(({ attempts }) => attempts[0]?.responseExcerpt)).toEqual(Array(4).fill('thanks'));
  expect(sockets.size).toBe(1);
});

it('lets go of every connection when the simulator is closed', async () => {
  await using server = await startTcpServer({ onRequest: (socket) => socket.write(httpResponse(200)) });

  await send(server.url, 2);

  await expect.poll(() => server.openConnections()).toBe(0);
});

it('lets go of connections that lie idle', async () => {
  await using server = await startTcpServer({ onRequest: (socket) => socket.write(httpResponse(200)) });
  await using simulator = createSimulator({ to: server.url, clock: 'virtual', keepAlive: true });

  await simulator.send('contact.created', { body: '{}' });

  expect(server.openConnections()).toBe(1);
  await expect.poll(() => server.openConnections()).toBe(0);
});

async function send(
  to: SimulatorOptions['to'],
  count: number,
  options: Partial<SimulatorOptions> = {},
  beforeAttempt?: () => Promise<void>,
  body: string | Uint8Array = '{"data":{}}',
): Promise<RunReport> {
  await using simulator = createSimulator({
    to,
    clock: 'virtual',
    keepAlive: true,
    timeoutMs: 60_000,
    ...options,
  });
  return await simulator.sendAll(
    Array.from({ length: count }, () => ({ eventType: 'contact.created', body })),
    beforeAttempt === undefined ? {} : { beforeAttempt },
  );
}

/** A head without what differs from attempt to attempt. */
function headOf(head: string | undefined): string {
  return (head ?? '').replaceAll(/^(X-Webhook-Clickfunnels-\w+): .*$/gm, '$1');
}
