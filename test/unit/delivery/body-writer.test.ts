import http, { type ClientRequest } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { writeBody } from '../../../src/delivery/body-writer.ts';
import type { CutPoint } from '../../../src/delivery/delivery-plan.ts';
import { closedPort, startTcpServer } from '../../support/tcp-server.ts';

const BODY = Buffer.from('0123456789'.repeat(10));

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

    const ending = await writeBody(post(server.port), BODY, { cutAfter: point }, () => undefined);

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
  const ending = await writeBody(post(server.port), BODY, { bodyBytesPerSecond: 400 }, () => {
    progress += 1;
  });
  const tookMs = performance.now() - startedAt;

  expect(ending).toBe('sent');
  expect(progress).toBe(3);
  expect(tookMs).toBeGreaterThan(150);
  expect(tookMs).toBeLessThan(2_000);
  await expect.poll(() => server.requests[0]?.body.toString()).toBe(BODY.toString());
});

it.each<[string, Parameters<typeof writeBody>[2]]>([
  ['cut', { cutAfter: 'body' }],
  ['slow', { bodyBytesPerSecond: 1 }],
  ['plain', {}],
])('comes to an end when nobody listens: %s', async (_, manner) => {
  const request = post(await closedPort());

  await expect(writeBody(request, BODY, manner, () => undefined)).resolves.toBeTypeOf('string');
});

it('stops waiting when a slow request is given up', async () => {
  await using server = await startTcpServer({ onRequest: () => undefined });
  const request = post(server.port);

  const writing = writeBody(request, BODY, { bodyBytesPerSecond: 0.01 }, () => request.destroy());

  await expect(writing).resolves.toBe('sent');
});

function post(port: number): ClientRequest {
  const request = http.request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    agent: false,
    headers: { 'Content-Length': BODY.length },
  });
  request.on('error', () => undefined);
  onTestFinished(() => void request.destroy());
  return request;
}
