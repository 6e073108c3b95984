import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import type { RunReport } from '../../../src/report/run-report.ts';
import { httpResponse, startTcpServer } from '../../support/tcp-server.ts';

it('a response that comes before its request is not counted: the connection is dropped', async () => {
  await using server = await startTcpServer({
    onRequest: (socket) => {
      socket.write(httpResponse(200));
      setImmediate(() => socket.write(httpResponse(500)));
    },
  });

  const { summary } = await send(server.url, 200, 8);

  expect(summary.delivered + summary.exhausted).toBe(200);
  expect(server.requests.length).toBe(summary.attempts);
});

it('a receiver that closes after each response without saying so is delivered to every time', async () => {
  await using server = await startTcpServer({
    onRequest: (socket) => {
      socket.write(httpResponse(200));
      setImmediate(() => socket.end());
    },
  });

  const { summary } = await send(server.url, 100, 4);

  expect(summary).toMatchObject({ delivered: 100, attempts: 100, connectionErrors: {} });
});

it.each<[string, (socket: Socket) => void]>([
  ['closed', (socket) => socket.end()],
  ['reset', (socket) => socket.resetAndDestroy()],
])('a kept connection that is %s with nothing read is replaced once, within the attempt', async (_, end) => {
  await using server = await startTcpServer({
    onRequest: (socket, __, number) => {
      if (number === 2) end(socket);
      else socket.write(httpResponse(200));
    },
  });

  const { summary } = await send(server.url, 2, 1);

  expect(summary).toMatchObject({ delivered: 2, attempts: 2 });
  expect(server.connections()).toBe(2);
  expect(server.requests).toHaveLength(3);
});

it('a body after 204 is named where it spoils the response after it', async () => {
  await using server = await startTcpServer({
    onRequest: (socket, _, number) => {
      socket.write(number === 1 ? 'HTTP/1.1 204 No Content\r\n\r\n' : 'hello');
    },
  });

  const { deliveries } = await send(server.url, 2, 1);

  expect(deliveries[1]?.attempts[0]?.outcome).toMatchObject({
    errorCode: 'malformed-response',
    message:
      'it does not begin with HTTP/, but may be a late body of the response before it on this connection',
  });
});

it('a receiver that hangs up on the fresh connection too has hung up', async () => {
  await using server = await startTcpServer({
    onRequest: (socket, _, number) => {
      if (number > 1) socket.end();
      else socket.write(httpResponse(200));
    },
  });

  const { summary } = await send(server.url, 2, 1);

  expect(summary).toMatchObject({ delivered: 1, connectionErrors: { 'closed-before-response': 1 } });
  expect(server.requests).toHaveLength(3);
});

it('a body behind a 204 is no response to the next request', async () => {
  await using server = await startTcpServer({
    onRequest: (socket) => {
      socket.write('HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\n');
      setImmediate(() => socket.write('late'));
    },
  });

  const { summary } = await send(server.url, 20, 2);

  expect(summary).toMatchObject({ delivered: 20, connectionErrors: {} });
});

async function send(to: string, count: number, concurrency: number): Promise<RunReport> {
  await using simulator = createSimulator({
    to,
    clock: 'virtual',
    keepAlive: true,
    concurrency,
    attempts: 1,
    timeoutMs: 20_000,
  });
  return await simulator.sendAll(
    Array.from({ length: count }, () => ({ eventType: 'contact.created', body: '{"data":{}}' })),
  );
}
