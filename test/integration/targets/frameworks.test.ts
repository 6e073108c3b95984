import { createServer } from 'node:http';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { createSimulator, fetchTarget, nodeTarget, verifySignature } from '../../../src/index.ts';
import type { SimulatorOptions } from '../../../src/options/simulator-options.ts';

const SECRET = 'a-secret-of-the-test';

it('verifies signatures in an Express app, as its documentation does it', async () => {
  const app = express();
  app.post('/webhooks', express.raw({ type: 'application/json' }), (request, response) => {
    const { valid } = verifySignature({ secret: SECRET, body: request.body, headers: request.headers });
    response.status(valid && request.ip === '127.0.0.1' ? 200 : 401).json({ valid });
  });

  expect(await firstResponse({ to: app, path: '/webhooks' })).toEqual([200, '{"valid":true}']);
});

it('sends to a Fastify instance that was not made ready, and parses its body', async () => {
  const app = fastify();
  app.post<{ Body: { event_type: string } }>('/webhooks', (request) => ({ got: request.body.event_type }));

  expect(await firstResponse({ to: app, path: '/webhooks' })).toEqual([200, '{"got":"contact.created"}']);
  await app.close();
});

it('responses what Fastify responses when its handler throws', async () => {
  const app = fastify();
  app.post('/', () => Promise.reject(new Error('no such table')));

  const [statusCode, text] = await firstResponse({ to: app });

  expect([statusCode, JSON.parse(text)]).toEqual([
    500,
    { statusCode: 500, error: 'Internal Server Error', message: 'no such table' },
  ]);
  await app.close();
});

it('responds 500 with the reason when a Fastify instance does not get ready', async () => {
  const app = fastify();
  app.register((_instance, _options, done) => done(new Error('no database')));

  expect(await firstResponse({ to: app })).toEqual([500, 'Error: no database']);
});

it('sends to a Hono app by its routes', async () => {
  const app = new Hono();
  app.post('/webhooks/:tenant', async (context) => {
    const { event_type } = await context.req.json();
    return context.json({ tenant: context.req.param('tenant'), event_type }, 202);
  });

  expect(await firstResponse({ to: app, path: '/webhooks/7' })).toEqual([
    202,
    '{"tenant":"7","event_type":"contact.created"}',
  ]);
  expect(await firstResponse({ to: app, path: '/elsewhere' })).toEqual([404, '404 Not Found']);
});

it('tells a fetch handler when the attempt is given up', async () => {
  const { promise, resolve } = withResolvers<string>();
  const options = { timeoutMs: 1_000, attempts: 1, clock: 'virtual' } as const;
  await using simulator = createSimulator({
    ...options,
    to: (request: Request) => {
      request.signal.addEventListener('abort', () => resolve('given up'));
      return new Promise<Response>(() => undefined);
    },
  });

  await simulator.send('contact.created');

  expect(await promise).toBe('given up');
});

it('keeps every cookie of a fetch handler’s response', async () => {
  await using simulator = createSimulator({
    clock: 'virtual',
    to: () => {
      const headers = new Headers({ 'x-other': '1' });
      headers.append('set-cookie', 'a=1');
      headers.append('set-cookie', 'b=2');
      return new Response('ok', { headers });
    },
  });
  const responded: unknown[] = [];
  simulator.subscribe((event) => {
    if (event.type === 'attempt-finished') responded.push(...(event.result.response?.headers ?? []));
  });

  await simulator.send('contact.created');

  expect(responded).toEqual(
    expect.arrayContaining([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ]),
  );
});

it.each<[string, SimulatorOptions['to'], RegExp]>([
  ['a listener of one parameter', (_: unknown) => undefined, /gave undefined, not a Response.+nodeTarget/],
  ['a listener that gives a Response', nodeTarget(() => new Response()), /returned a Response.+fetchTarget/],
  ['a fetch handler that gives text', fetchTarget(() => JSON.parse('"text"')), /gave string, not a Response/],
  ['a fetch handler with no such status', () => new Response('', { status: 42 }), /RangeError/],
])('responds 500 with what to do for %s', async (_, to, words) => {
  const [statusCode, text] = await firstResponse({ to });

  expect([statusCode, text]).toEqual([500, expect.stringMatching(words)]);
});

it('keeps to the idle timeout of a server', async () => {
  const server = createServer(() => undefined);
  server.setTimeout(20);
  await using simulator = createSimulator({ to: server, clock: 'virtual', attempts: 1 });

  const { attempts } = await simulator.send('contact.created');

  expect(attempts[0]?.outcome).toMatchObject({ errorCode: 'closed-before-response' });
});

it('calls a server’s listeners as they are at the moment, those of one time once', async () => {
  const calls: string[] = [];
  const server = createServer();
  server.once('request', () => calls.push('once'));
  server.on('request', (_, response) => {
    calls.push('always');
    response.end();
  });
  await using simulator = createSimulator({ to: server, clock: 'virtual' });

  await simulator.send('contact.created');
  await simulator.send('contact.created');

  expect(calls).toEqual(['once', 'always', 'always']);
});

it('lets a handler stream its response slowly, and count every byte', async () => {
  const bytes: (number | undefined)[] = [];
  await using simulator = createSimulator({
    clock: 'virtual',
    to: async (request, response) => {
      for await (const _ of request);
      for (let part = 0; part < 50; part += 1) {
        if (!response.write(Buffer.alloc(100_000, 'x'))) {
          await new Promise((resolve) => response.once('drain', resolve));
        }
      }
      response.end();
    },
  });
  simulator.subscribe((event) => {
    if (event.type === 'attempt-finished') bytes.push(event.result.response?.bodyBytes);
  });

  await simulator.send('contact.created');

  expect(bytes).toEqual([5_000_000]);
});

/** Status code and body of the response to one event. */
async function firstResponse(options: SimulatorOptions): Promise<[number, string]> {
  await using simulator = createSimulator({ ...options, secret: SECRET, clock: 'virtual', attempts: 1 });
  const { attempts } = await simulator.send('contact.created');
  const [attempt] = attempts;
  const statusCode = attempt?.outcome.kind === 'response' ? attempt.outcome.statusCode : 0;
  return [statusCode, attempt?.responseExcerpt ?? ''];
}

function withResolvers<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let settle: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: (value) => settle(value) };
}
