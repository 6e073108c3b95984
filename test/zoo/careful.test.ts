import { createHmac, timingSafeEqual } from 'node:crypto';
import express, { type Request, type RequestHandler } from 'express';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import type { InProcessReceiver } from '../../src/delivery/in-process-target.ts';
import { isGenuine } from './signature.ts';
import { readEvent } from './store.ts';

const SECRET = 'the secret of careful receivers';
const SEEDS = [21, 22];

/** Receivers that differ from those of the zoo in a matter of taste, and are right all the same. */
const CAREFUL: Readonly<Record<string, () => InProcessReceiver>> = {
  'keeps the raw body in the verify hook of express.json()': () => {
    const app = express();
    app.use(
      express.json({
        limit: '5mb',
        verify: (request, _response, buffer) => {
          Object.assign(request, { rawBody: buffer });
        },
      }),
    );
    app.post('/', (request, response) => {
      const rawBody: unknown = Reflect.get(request, 'rawBody');
      const genuine = Buffer.isBuffer(rawBody) && isGenuine(...signatureOf(request), rawBody, SECRET);
      response.sendStatus(genuine ? 200 : 401);
    });
    return app;
  },
  'allows five minutes': () => expressReceiver((request) => isWithin(request, 300) && compare(request)),
  'decodes the hex before it compares': () =>
    expressReceiver((request) => {
      const received = Buffer.from(request.get('X-Webhook-ClickFunnels-Signature') ?? '', 'hex');
      const expected = Buffer.from(signatureFor(request), 'hex');
      return isWithin(request, 600) && received.length === 32 && timingSafeEqual(received, expected);
    }),
  'reads the timestamp with parseInt': () =>
    expressReceiver((request) => {
      const timestamp = Number.parseInt(request.get('X-Webhook-ClickFunnels-Timestamp') ?? '', 10);
      const age = Math.abs(Math.floor(Date.now() / 1_000) - timestamp);
      return !Number.isNaN(timestamp) && age <= 600 && compare(request);
    }),
  'responds 202, and 404 to strangers': () =>
    expressReceiver((request) => isWithin(request, 600) && compare(request), 202, 404),
  'verifies the text of a Hono request': () => {
    const app = new Hono();
    app.post('/', async (context) => {
      const text = await context.req.text();
      const signature = context.req.header('X-Webhook-ClickFunnels-Signature');
      const timestamp = context.req.header('X-Webhook-ClickFunnels-Timestamp');
      if (!isGenuine(signature, timestamp, Buffer.from(text), SECRET))
        return context.json({ error: 'no' }, 401);
      return context.json({ ok: isEvent(text) }, isEvent(text) ? 200 : 400);
    });
    return app;
  },
};

it.each(Object.entries(CAREFUL))('has no complaint about a receiver that %s', async (_, create) => {
  for (const seed of SEEDS) {
    await using simulator = createSimulator({ to: create(), secret: SECRET, seed });

    const { checks, verdict } = await simulator.check();

    expect(checks.filter((check) => ['fail', 'warn', 'incomplete'].includes(check.verdict))).toEqual([]);
    expect(verdict).toBe('passed');
  }
});

function isEvent(text: string): boolean {
  return readEvent(text) !== undefined;
}

function expressReceiver(isRight: (request: Request) => boolean, taken = 200, refused = 401) {
  const app = express();
  const handler: RequestHandler = (request, response) => {
    response.sendStatus(isRight(request) ? taken : refused);
  };
  app.post('/', express.raw({ type: '*/*', limit: '5mb' }), handler);
  return app;
}

function signatureOf(request: Request): [string | undefined, string | undefined] {
  return [request.get('X-Webhook-ClickFunnels-Signature'), request.get('X-Webhook-ClickFunnels-Timestamp')];
}

function signatureFor(request: Request): string {
  const [, timestamp = ''] = signatureOf(request);
  return createHmac('sha256', SECRET).update(`${timestamp}.`).update(request.body).digest('hex');
}

function compare(request: Request): boolean {
  const [signature = ''] = signatureOf(request);
  const received = Buffer.from(signature);
  const expected = Buffer.from(signatureFor(request));
  return received.length === expected.length && timingSafeEqual(received, expected);
}

function isWithin(request: Request, seconds: number): boolean {
  const [, timestamp = ''] = signatureOf(request);
  return Math.abs(Date.now() / 1_000 - Number(timestamp === '' ? Number.NaN : timestamp)) <= seconds;
}
