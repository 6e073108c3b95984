import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import type { ClockChoice, SimulatorOptions } from '../../src/options/simulator-options.ts';
import {
  httpResponse,
  type RawRequest,
  startRespondingServer,
  startTcpServer,
} from '../support/tcp-server.ts';

const SECRET = 'a-secret-of-the-test';
const BODY = '{"name":"Zoë 東京 🎉"}';

it("writes the request line and the header lines of Ruby's client, and nothing else", async () => {
  await using server = await startRespondingServer(httpResponse(200));

  await sendTo(`${server.url}hooks/cf?tenant=7&x=%20y`, { body: BODY });

  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.head.split('\r\n')).toEqual([
    'POST /hooks/cf?tenant=7&x=%20y HTTP/1.1',
    'Accept-Encoding: gzip;q=1.0,deflate;q=0.6,identity;q=0.3',
    'Accept: */*',
    'User-Agent: Ruby',
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    expect.stringMatching(/^X-Webhook-Clickfunnels-Signature: [\da-f]{64}$/),
    expect.stringMatching(/^X-Webhook-Clickfunnels-Timestamp: \d{10}$/),
    expect.stringMatching(/^X-Webhook-Clickfunnels-Id: [\da-f-]{36}$/),
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(BODY)}`,
  ]);
});

it('sends a body of its own untouched, byte for byte', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const body = Buffer.from([0x7b, 0x0a, 0x20, 0xff, 0x00, 0xfe, 0x7d]);

  await sendTo(server.url, { body });

  expect(server.requests[0]?.body).toEqual(body);
});

it('asks for / where the URL has no path', async () => {
  await using server = await startRespondingServer(httpResponse(200));

  await sendTo(`127.0.0.1:${server.port}?a=1`, {});

  expect(server.requests[0]?.startLine).toBe('POST /?a=1 HTTP/1.1');
});

it('sends no credentials of the URL, and shows them nowhere', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = createSimulator({
    to: `http://user:hunter2@127.0.0.1:${server.port}/`,
    clock: 'virtual',
  });
  const announced: unknown[] = [];
  simulator.subscribe((event) => announced.push(event.type === 'attempt-started' ? event.type : event));

  const report = await simulator.sendAll([{ eventType: 'contact.created', body: BODY }]);

  expect(server.requests[0]?.head).not.toMatch(/authorization|hunter2/i);
  expect(JSON.stringify([report, announced])).not.toContain('hunter2');
});

it("puts header lines of the user's own last, or in the place of the same name", async () => {
  await using server = await startRespondingServer(httpResponse(200));

  await sendTo(server.url, { options: { headers: ['X-Tenant: 7', 'user-agent: Mine', 'X-Empty:'] } });

  const names = server.requests[0]?.headers.map(([name, value]) => `${name}=${value}`) ?? [];
  expect(names[2]).toBe('user-agent=Mine');
  expect(server.requests[0]?.head.split('\r\n').slice(-2)).toEqual(['X-Tenant: 7', 'X-Empty: ']);
  expect(names).toHaveLength(12);
});

it('sends the same body and id on every attempt, each over a connection of its own', async () => {
  await using server = await startRespondingServer(httpResponse(500));

  await sendTo(server.url, {});

  expect(server.requests).toHaveLength(8);
  expect(server.connections()).toBe(8);
  expect(new Set(server.requests.map(({ body }) => body.toString('hex'))).size).toBe(1);
  expect(new Set(server.requests.map((request) => header(request, 'X-Webhook-Clickfunnels-Id'))).size).toBe(
    1,
  );
});

it.each<[string, ClockChoice]>([
  ['virtual', 'virtual'],
  ['scaled', { scale: 1e9 }],
])('signs every attempt with the true time, however fast the %s clock is', async (_, clock) => {
  await using server = await startRespondingServer(httpResponse(500));
  const before = Math.floor(Date.now() / 1_000);

  await sendTo(server.url, { options: { clock, now: '2020-01-01' } });

  const after = Math.floor(Date.now() / 1_000);
  expect(server.requests).toHaveLength(8);
  for (const request of server.requests) {
    const timestamp = Number(header(request, 'X-Webhook-Clickfunnels-Timestamp'));
    expect(timestamp).toBeGreaterThanOrEqual(before);
    expect(timestamp).toBeLessThanOrEqual(after);
    expect(header(request, 'X-Webhook-Clickfunnels-Signature')).toBe(independentSignature(request));
  }
});

it('signs anew when the second has changed between two attempts', async () => {
  await using server = await startTcpServer({
    onRequest: (socket, _, number) => {
      const response = () => socket.end(httpResponse(number === 1 ? 500 : 200));
      // The first response comes once the wall clock shows another second.
      setTimeout(response, number === 1 ? 1_010 - (Date.now() % 1_000) : 0);
    },
  });

  await sendTo(server.url, {});

  const [first, second] = server.requests.map((request) => ({
    timestamp: Number(header(request, 'X-Webhook-Clickfunnels-Timestamp')),
    signature: header(request, 'X-Webhook-Clickfunnels-Signature'),
  }));
  expect(second?.timestamp).toBeGreaterThan(first?.timestamp ?? 0);
  expect(second?.signature).not.toBe(first?.signature);
});

it('writes generated events as Rails would, and says their length in bytes', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = createSimulator({ to: server.url, secret: SECRET, clock: 'virtual', seed: 7 });

  await simulator.send('contact.created', { set: { 'data.first_name': 'Zoë <b> & Söhne' } });

  const [request] = server.requests;
  expect(request?.body.toString()).toContain(String.raw`Zoë \u003cb\u003e \u0026 Söhne`);
  expect(Object.keys(JSON.parse(request?.body.toString() ?? ''))).toEqual([
    'data',
    'page_id',
    'event_id',
    'funnel_id',
    'created_at',
    'event_type',
    'subject_id',
    'subject_type',
  ]);
  expect(request === undefined ? '' : header(request, 'Content-Length')).toBe(String(request?.body.length));
});

interface Sending {
  readonly body?: string | Uint8Array;
  readonly options?: Partial<SimulatorOptions>;
}

async function sendTo(to: string, { body = BODY, options = {} }: Sending): Promise<void> {
  await using simulator = createSimulator({ to, secret: SECRET, clock: 'virtual', ...options });
  await simulator.send('contact.created', { body });
}

function header(request: RawRequest, wanted: string): string {
  return request.headers.find(([name]) => name === wanted)?.[1] ?? '';
}

function independentSignature(request: RawRequest): string {
  const signed = Buffer.concat([
    Buffer.from(`${header(request, 'X-Webhook-Clickfunnels-Timestamp')}.`),
    request.body,
  ]);
  return createHmac('sha256', SECRET).update(signed).digest('hex');
}
