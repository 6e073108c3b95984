import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import supertest from 'supertest';
import { expect, it } from 'vitest';
import { openWorkspace } from '../../../src/compose/open-workspace.ts';
import type { ServerLimits } from '../../../src/rest-api/server-limits.ts';
import { serveWorkspace } from '../../../src/rest-api/workspace-server.ts';
import { servedWorkspace } from './served-workspace.ts';

const ROOT = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
const EVENT_TYPES = '/api/v2/webhooks/outgoing/event_types';

it.each([
  ['a name that resolves to this machine', { Host: 'evil.example' }],
  ['a name that begins like a local one', { Host: 'localhost.evil.example:4400' }],
  ['user information in the host', { Host: 'localhost@evil.example' }],
  ['another site', { Origin: 'https://evil.example' }],
  ['a page without an origin', { Origin: 'null' }],
  ['a link on another site', { 'Sec-Fetch-Site': 'cross-site' }],
])('refuses requests from %s', async (_what, headers) => {
  const { ask, base } = await servedWorkspace();

  const listed = await ask('get', EVENT_TYPES, undefined, headers as Record<string, string>);
  const posted = await ask('post', `${base}/endpoints`, {}, headers as Record<string, string>);

  expect([listed.status, posted.status]).toEqual([403, 403]);
  expect(listed.body.error).toMatch(/^Forbidden: /);
});

it.each([
  { Host: 'localhost:1' },
  { Host: '[::1]:4400' },
  { Host: 'acme.localhost' },
  { Origin: 'http://localhost:3000' },
])('responds to requests from this machine: %j', async (headers) => {
  const { ask } = await servedWorkspace();

  expect((await ask('get', EVENT_TYPES, undefined, headers as Record<string, string>)).status).toBe(200);
});

it.each([
  '/api/v2/../_sim/workspace',
  '/api/v2/%2e%2e/_sim/workspace',
  '/api/v2/webhooks/outgoing/endpoints/..%2f..%2fetc%2fpasswd',
  '/api/v2/webhooks/outgoing/endpoints/1%00',
  '/api/v2/webhooks/outgoing/endpoints/__proto__',
  '/api/v2/%ff',
  '/_sim/endpoints/constructor',
])('finds nothing behind %s', async (path) => {
  const status = await rawStatus(
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n`,
  );

  expect([400, 404]).toContain(status);
});

it.each([
  ['no HTTP', 'HELLO\r\n\r\n', 400],
  ['no host', `GET ${EVENT_TYPES} HTTP/1.1\r\n\r\n`, 400],
  ['a request for a proxy', 'GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
  ['large headers', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
    400,
  ],
  ['HTTP/1.0 without a host', `GET ${EVENT_TYPES} HTTP/1.0\r\nAuthorization: Bearer x\r\n\r\n`, 200],
])('responses %s', async (_what, request, status) => {
  expect(await rawStatus(request)).toBe(status);
});

it('gives up on a request that does not come', async () => {
  expect(await rawStatus('GET / HTTP/1.1\r\nHost: loc', { headersMs: 50 })).toBe(408);
});

it('lets a client in while silent connections have every place', async () => {
  await using workspace = await openWorkspace({ clock: 'manual' });
  const server = await serveWorkspace({ workspace, limits: { connections: 3 } });
  const silent = [1, 2, 3].map(() => sending(server.port, 'GET / HTTP/1.1\r\nHost: loc'));
  await Promise.all(silent.map((socket) => once(socket, 'connect')));

  const statuses: number[] = [];
  for (let index = 0; index < 5; index += 1) statuses.push(await statusOver(server.port, ROOT));
  for (const socket of silent) socket.destroy();
  await server.close();

  expect(statuses).toEqual([200, 200, 200, 200, 200]);
});

it('lets a client in while bodies that do not come have every place', async () => {
  await using workspace = await openWorkspace({ clock: 'manual' });
  const server = await serveWorkspace({ workspace, limits: { connections: 2 } });
  const head = 'POST /_sim/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{';
  const slow = [1, 2].map(() => sending(server.port, head));
  await Promise.all(slow.map((socket) => once(socket, 'connect')));

  const status = await statusOver(server.port, ROOT);
  for (const socket of slow) socket.destroy();
  await server.close();

  expect(status).toBe(200);
});

it('tells further clients that it is busy with the others, and goes on when they have gone', async () => {
  await using workspace = await openWorkspace({ clock: 'manual' });
  const server = await serveWorkspace({ workspace, limits: { connections: 2 } });
  const busy = [1, 2].map(() => sending(server.port, 'GET /_sim/stream HTTP/1.1\r\nHost: localhost\r\n\r\n'));
  await Promise.all(busy.map((socket) => once(socket, 'data')));

  const crowded = await statusOver(server.port, ROOT);
  for (const socket of busy) socket.destroy();
  let later = 503;
  while (later === 503) later = await statusOver(server.port, ROOT);
  await server.close();

  expect([crowded, later]).toEqual([503, 200]);
});

it.each([
  ['a declared length', `Content-Length: ${2 ** 40}\r\n\r\n`, ''],
  ['a length that waits for 100', `Content-Length: ${2 ** 40}\r\nExpect: 100-continue\r\n\r\n`, ''],
  ['chunks without an end', 'Transfer-Encoding: chunked\r\n\r\n', `200000\r\n${'x'.repeat(2 ** 21)}\r\n`],
])('refuses a body that is too large before it has come: %s', async (_what, headers, body) => {
  const head = 'POST /_sim/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

  expect(await rawStatus(`${head}${headers}${body}`)).toBe(413);
});

it.each(['Host: localhost', 'Authorization: Bearer y'])('refuses a second header: %s', async (line) => {
  const head = `GET ${EVENT_TYPES} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n`;

  expect(await rawStatus(`${head}${line}\r\nConnection: close\r\n\r\n`)).toBe(400);
});

it('refuses bodies that are too large or no JSON, before and after the token', async () => {
  const { app, base } = await servedWorkspace();
  const post = (body: string, token = 'Bearer x') =>
    supertest(app)
      .post(`${base}/endpoints`)
      .set({ Authorization: token, 'Content-Type': 'application/json' })
      .send(body);

  const large = await post(`{"x":"${'x'.repeat(1_100_000)}"}`);
  const malformed = await post('{"webhooks_outgoing_endpoint":');
  const scalar = await post('7');
  const nested = await post('['.repeat(200_000));
  const nobody = await post('{', '');

  expect([large.status, malformed.status, scalar.status, nested.status, nobody.status]).toEqual([
    413, 400, 400, 400, 401,
  ]);
  expect(malformed.body).toEqual({ error: 'Bad request: HTTP body must be valid JSON' });
});

async function rawStatus(request: string, limits: ServerLimits = {}): Promise<number> {
  await using workspace = await openWorkspace({ clock: 'manual' });
  const server = await serveWorkspace({ workspace, limits });
  const status = await statusOver(server.port, request);
  await server.close();
  return status;
}

/** A connection over which something is sent. */
function sending(port: number, text: string): Socket {
  const socket = connect(port, '127.0.0.1', () => socket.write(text));
  return socket;
}

function statusOver(port: number, request: string): Promise<number> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    const done = () => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0));
    };
    socket.on('error', done).on('close', done);
    socket.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\r\n\r\n')) done();
    });
  });
}
