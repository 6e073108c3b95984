import { once } from 'node:events';
import { connect } from 'node:net';
import request from 'supertest';
import { expect, it } from 'vitest';
import { wallClockMs } from '../../src/clock/wall-clock.ts';
import type { Receiver } from '../../src/receiver/open-receiver.ts';
import type { ReceivedRequest } from '../../src/receiver/received-request.ts';
import { createReceiver, type ReceiverOptions } from '../../src/receiver/receiver.ts';
import { EVENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../src/signature/header-names.ts';
import { DEVELOPMENT_SECRET, signBody } from '../../src/signature/sign.ts';

it('lets a signed event through and remembers it', async () => {
  await using receiver = createReceiver();
  const body = envelope('e-1');

  const response = await post(receiver, body, signed(body), '/hooks/cf?tenant=7');

  expect(response.status).toBe(200);
  expect(response.body).toEqual({ received: true });
  expect(receiver.requests).toHaveLength(1);
  expect(receiver.requests[0]).toMatchObject({
    number: 1,
    method: 'POST',
    path: '/hooks/cf?tenant=7',
    eventId: 'e-1',
    eventType: 'order.created',
    subject: { type: 'Order', id: 7 },
    signature: { valid: true },
    standing: { kind: 'first', attempt: 1 },
    response: { kind: 'status', statusCode: 200, delayMs: 0 },
  });
  expect(receiver.requests[0]?.body.toString()).toBe(body);
  expect(receiver.requests[0]?.headers.map(([name]) => name)).toContain(SIGNATURE_HEADER);
});

it.each([
  ['without a signature', {}, 'signature-missing'],
  ['signed with another secret', signed(envelope('e-1'), { secret: 'another' }), 'signature-mismatch'],
  ['signed for another body', signed('{}'), 'signature-mismatch'],
  ['signed too long ago', signed(envelope('e-1'), { agoSeconds: 700 }), 'timestamp-too-old'],
  ['signed in the future', signed(envelope('e-1'), { agoSeconds: -700 }), 'timestamp-in-the-future'],
])('responds 401 to an event %s, and keeps it out of the script', async (_, headers, problem) => {
  await using receiver = createReceiver({ respond: '500,200' });
  const body = envelope('e-1');

  const refused = await post(receiver, body, headers);
  const first = await post(receiver, body, signed(body));

  expect(refused.status).toBe(401);
  expect(refused.body).toEqual({
    error: expect.stringMatching(/signature|timestamp/i),
  });
  expect(receiver.requests[0]).toMatchObject({
    refused: true,
    signature: { valid: false, problem },
  });
  expect(first.status).toBe(500);
});

it('lets unsigned events through when it is told not to verify, and still judges the signature', async () => {
  await using receiver = createReceiver({ verify: false, secret: 'unknown' });

  const response = await post(receiver, envelope('e-1'), {});

  expect(response.status).toBe(200);
  expect(receiver.requests[0]).toMatchObject({
    refused: false,
    signature: { valid: false },
  });
});

it('follows its script anew for every event', async () => {
  await using receiver = createReceiver({
    respond: '500,503,200',
    verify: false,
  });

  const statuses: number[] = [];
  for (const id of ['e-1', 'e-2', 'e-1', 'e-1', 'e-2', 'e-1', 'e-2']) {
    statuses.push((await post(receiver, envelope(id), {})).status);
  }

  expect(statuses).toEqual([500, 500, 503, 200, 503, 200, 200]);
  expect(receiver.summary()).toMatchObject({
    requests: 7,
    events: 2,
    retries: 4,
    duplicates: 1,
    byEventType: { 'order.created': 7 },
    byStatus: { 200: 3, 500: 2, 503: 2 },
  });
});

it('records a body that is not JSON and responds it by the script', async () => {
  await using receiver = createReceiver({ respond: '500,200' });
  const body = '{"data":';

  const first = await post(receiver, body, {
    ...signed(body),
    [EVENT_ID_HEADER]: 'e-1',
  });
  const second = await post(receiver, body, {
    ...signed(body),
    [EVENT_ID_HEADER]: 'e-1',
  });

  expect([first.status, second.status]).toEqual([500, 200]);
  expect(receiver.requests[1]).toMatchObject({
    eventId: 'e-1',
    problem: 'The body is not JSON.',
    standing: { kind: 'retry', attempt: 2 },
  });
});

it('records a request without a body', async () => {
  await using receiver = createReceiver({ verify: false });

  const response = await request(receiver.app).post('/');

  expect(response.status).toBe(200);
  expect(receiver.requests[0]).toMatchObject({
    problem: 'The body is empty.',
    standing: undefined,
  });
});

it('takes ten mebibytes and responds 413 to a byte more', async () => {
  await using receiver = createReceiver({ verify: false });
  const largest = 10 * 1024 * 1024;

  const taken = await post(receiver, 'x'.repeat(largest), {});
  const refused = await post(receiver, 'x'.repeat(largest + 1), {});

  expect([taken.status, refused.status]).toEqual([200, 413]);
  expect(receiver.requests[1]).toMatchObject({
    refused: true,
    problem: 'The body is larger than 10485760 bytes.',
    signature: undefined,
    response: { kind: 'status', statusCode: 413 },
  });
});

it('responds 415 to a compressed body, whose signature could not be verified', async () => {
  await using receiver = createReceiver();

  const response = await post(receiver, 'x', { 'Content-Encoding': 'gzip' });

  expect(response.status).toBe(415);
  expect(receiver.requests[0]?.refused).toBe(true);
});

it.each([204, 205, 304])('responses %d without a body', async (statusCode) => {
  await using receiver = createReceiver({
    verify: false,
    respond: String(statusCode),
  });

  const response = await post(receiver, envelope('e-1'), {});

  expect(response.status).toBe(statusCode);
  expect(response.text).toBe('');
});

it.each([208, 226, 302, 410, 599])('responses %d when the script says so', async (statusCode) => {
  await using receiver = createReceiver({
    verify: false,
    respond: String(statusCode),
  });

  const response = await post(receiver, envelope('e-1'), {});

  expect(response.status).toBe(statusCode);
  expect(JSON.parse(response.text)).toEqual({ received: true });
});

it.each(['/', '//', '/a/b', '/%zz', '/a%2', '/?q'])('takes webhooks at the path %s', async (path) => {
  await using receiver = createReceiver({ verify: false });
  const { url } = await receiver.listen();

  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    body: envelope('e-1'),
  });

  expect(response.status).toBe(200);
  expect(receiver.requests[0]?.path).toBe(path);
});

it('tells a person with a browser what it is, and takes nothing but POST', async () => {
  await using receiver = createReceiver();

  const visit = await request(receiver.app).get('/');
  const elsewhere = await request(receiver.app).get('/hooks');
  const put = await request(receiver.app).put('/').send('{}');

  expect(visit.status).toBe(200);
  expect(visit.type).toBe('text/plain');
  expect(visit.text).toContain('cf-webhook-sim');
  expect([elsewhere.status, put.status]).toEqual([405, 405]);
  expect(put.headers['allow']).toBe('POST');
  expect(receiver.summary().requests).toBe(0);
});

it('waits before it responds', async () => {
  await using receiver = createReceiver({
    verify: false,
    respond: '200@40ms',
    delayMs: 20,
  });
  const startedAt = wallClockMs();

  await post(receiver, envelope('e-1'), {});

  expect(wallClockMs() - startedAt).toBeGreaterThanOrEqual(55);
});

it('never responds when it hangs, and takes the next attempt for a retry', async () => {
  await using receiver = createReceiver({ verify: false, respond: 'hang,200' });
  const { url } = await receiver.listen();
  const patience = new AbortController();
  const hung = nextRequest(receiver).then((arrived) => {
    patience.abort();
    return arrived;
  });

  const abandoned = fetch(url, {
    method: 'POST',
    body: envelope('e-1'),
    signal: patience.signal,
  });

  await expect(abandoned).rejects.toThrow('aborted');
  expect((await hung).response).toEqual({ kind: 'hang' });
  const retry = await fetch(url, { method: 'POST', body: envelope('e-1') });
  expect(retry.status).toBe(200);
  expect(receiver.requests[1]?.standing).toEqual({ kind: 'retry', attempt: 2 });
});

it('resets the connection when asked to', async () => {
  await using receiver = createReceiver({ verify: false, reset: true });
  const { port } = await receiver.listen();
  const socket = connect(port, '127.0.0.1');

  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}');

  const [error] = await once(socket, 'error');
  expect(error).toMatchObject({ code: 'ECONNRESET' });
  expect(receiver.summary().byStatus).toEqual({ reset: 1 });
});

it('does not claim a response when the sender has left before it was due', async () => {
  await using receiver = createReceiver({ verify: false, respond: '200@1h' });
  const { port } = await receiver.listen();
  const settled = nextRequest(receiver);
  const socket = connect(port, '127.0.0.1');

  socket.end('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}', () => socket.destroy());

  expect((await settled).response).toEqual({ kind: 'no-response' });
});

it('records a body that breaks off', async () => {
  await using receiver = createReceiver();
  const { port } = await receiver.listen();
  const settled = nextRequest(receiver);
  const socket = connect(port, '127.0.0.1');

  socket.end('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{', () => socket.destroy());

  expect(await settled).toMatchObject({
    refused: true,
    problem: 'The body could not be read: request aborted.',
    response: { kind: 'no-response' },
  });
});

it('closes while it hangs and while it waits, as often as it is asked', async () => {
  const receiver = createReceiver({ verify: false, respond: 'hang,200@1h' });
  const { url } = await receiver.listen();
  const send = () => fetch(url, { method: 'POST', body: envelope('e-1') }).then(String, String);
  const hung = nextRequest(receiver);
  const first = send();
  await hung;
  const second = send();

  await Promise.all([receiver.close(), receiver.close()]);
  await receiver.close();

  expect(await Promise.all([first, second])).toEqual(['TypeError: fetch failed', 'TypeError: fetch failed']);
  await expect(receiver.listen()).rejects.toMatchObject({
    code: 'simulator-closed',
  });
});

it('listens on the loopback address and a free port by itself', async () => {
  await using receiver = createReceiver();

  const { url, port } = await receiver.listen();

  expect(port).toBeGreaterThan(0);
  expect(url).toBe(`http://127.0.0.1:${port}`);
  await expect(receiver.listen()).rejects.toMatchObject({
    code: 'invalid-option',
  });
});

it('names an address that a client on this machine can reach', async () => {
  await using receiver = createReceiver({ verify: false });

  const { url, port } = await receiver.listen({ host: '0.0.0.0' });

  expect(url).toBe(`http://127.0.0.1:${port}`);
});

it('names another port when the port is taken, and can listen there', async () => {
  await using taken = createReceiver();
  await using receiver = createReceiver();
  const { port } = await taken.listen();

  const refused = receiver.listen({ port });

  await expect(refused).rejects.toMatchObject({
    code: 'port-in-use',
    problem: expect.stringContaining(String(port)),
    cure: expect.stringMatching(/Choose another port, such as \d+/),
  });
  await expect(receiver.listen()).resolves.toBeDefined();
});

it.each([{ port: 70_000 }, { port: -1 }, { port: Number.NaN }, { host: '203.0.113.1' }])(
  'cannot listen on %j',
  async (where) => {
    await using receiver = createReceiver();

    await expect(receiver.listen(where)).rejects.toMatchObject({
      code: 'invalid-option',
    });
  },
);

it('tells its listeners about every request until they stop listening', async () => {
  await using receiver = createReceiver({ verify: false });
  const heard: number[] = [];
  const stop = receiver.onRequest(({ number }) => heard.push(number));

  await post(receiver, envelope('e-1'), {});
  await post(receiver, envelope('e-2'), {});
  stop();
  await post(receiver, envelope('e-3'), {});

  expect(heard).toEqual([1, 2]);
});

it.each<ReceiverOptions>([{ respond: '100' }, { keepRequests: -1 }])(
  'refuses the options %j before it listens',
  (options) => {
    expect(() => createReceiver(options)).toThrow(expect.objectContaining({ code: 'invalid-option' }));
  },
);

function envelope(eventId: string): string {
  return JSON.stringify({
    data: { id: 7 },
    event_id: eventId,
    event_type: 'order.created',
    subject_id: 7,
    subject_type: 'Order',
  });
}

function signed(body: string, { secret = DEVELOPMENT_SECRET, agoSeconds = 0 } = {}): Record<string, string> {
  const timestamp = Math.floor(wallClockMs() / 1_000) - agoSeconds;
  return {
    [SIGNATURE_HEADER]: signBody({ secret, timestamp, body }),
    [TIMESTAMP_HEADER]: String(timestamp),
  };
}

function post(receiver: Receiver, body: string, headers: Record<string, string>, path = '/') {
  return request(receiver.app).post(path).set('Content-Type', 'application/json').set(headers).send(body);
}

function nextRequest(receiver: Receiver): Promise<ReceivedRequest> {
  return new Promise((resolve) => {
    const stop = receiver.onRequest((arrived) => {
      stop();
      resolve(arrived);
    });
  });
}
