import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import type { CutPoint } from '../../../../src/delivery/disturbance.ts';
import { writeInManner } from '../../../../src/transport/http/request-writer.ts';
import { buildWireRequest, type HeaderLine } from '../../../../src/wire/wire-request.ts';
import { closedPort, startTcpServer } from '../../../support/tcp-server.ts';
import { wireRequestInput } from '../../../support/wire-builders.ts';

const BODY = Buffer.from('0123456789'.repeat(10));
const REQUEST = buildWireRequest(wireRequestInput({ body: BODY }));

it.each<[CutPoint, number]>([
  ['headers', 0],
  [0, 0],
  [1, 1],
  [37, 37],
  ['body', 100],
  [1_000, 100],
])(
  'drops the connection after %s: %d bytes of the body have come, and then its end',
  async (point, bytes) => {
    let received = '';
    let isOver = false;
    await using server = await startTcpServer({
      onConnection: (socket) => {
        socket.on('data', (chunk: Buffer) => {
          received += chunk.toString();
        });
        socket.on('end', () => {
          isOver = true;
        });
      },
    });

    const ending = await writeInManner(post(server.port), REQUEST, { cutAfter: point }, () => undefined);

    await expect.poll(() => isOver).toBe(true);
    const [head, body] = received.split('\r\n\r\n');
    expect(ending).toBe('cut');
    expect(head).toContain('Content-Length: 100');
    expect(body).toBe(BODY.toString().slice(0, bytes));
  },
);

it('sends the whole body slowly, and calls back as it goes', async () => {
  let progress = 0;
  await using server = await startTcpServer({ onRequest: () => undefined });

  const startedAt = performance.now();
  const ending = await writeInManner(post(server.port), REQUEST, { bodyBytesPerSecond: 400 }, () => {
    progress += 1;
  });
  const tookMs = performance.now() - startedAt;

  expect(ending).toBe('sent');
  expect(progress).toBe(3);
  expect(tookMs).toBeGreaterThan(150);
  await expect.poll(() => server.requests[0]?.body.toString()).toBe(BODY.toString());
});

it.each<[string, Parameters<typeof writeInManner>[2]]>([
  ['at once', {}],
  ['slowly', { bodyBytesPerSecond: 400 }],
  ['with its last byte by itself', { runner: { arrive: () => Promise.resolve(), leave: () => undefined } }],
])('writes chunks where the head announces them, %s', async (_, manner) => {
  const headers = REQUEST.headers.map(
    ([name, value]): HeaderLine =>
      name === 'Content-Length' ? ['transfer-encoding', 'chunked'] : [name, value],
  );
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    bodies.push(await text(request));
    response.end();
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve));
  const address = server.address();

  const socket = post(typeof address === 'object' && address !== null ? address.port : 0);
  await writeInManner(socket, { ...REQUEST, headers }, manner, () => undefined);

  await expect.poll(() => bodies).toEqual([BODY.toString()]);
});

it.each<[string, Parameters<typeof writeInManner>[2]]>([
  ['cut', { cutAfter: 'body' }],
  ['slow', { bodyBytesPerSecond: 1 }],
  ['plain', {}],
])('comes to an end when nobody listens: %s', async (_, manner) => {
  const socket = post(await closedPort());

  await expect(writeInManner(socket, REQUEST, manner, () => undefined)).resolves.toBeTypeOf('string');
});

it('stops waiting when a slow request is given up', async () => {
  await using server = await startTcpServer({ onRequest: () => undefined });
  const socket = post(server.port);

  const writing = writeInManner(socket, REQUEST, { bodyBytesPerSecond: 0.01 }, () => socket.destroy());

  await expect(writing).resolves.toBe('sent');
});

function post(port: number): Socket {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  return socket;
}
