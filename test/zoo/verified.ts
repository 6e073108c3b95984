import express, { type Express, type Response as ExpressResponse } from 'express';
import Fastify, { type FastifyInstance } from 'fastify';
import { isGenuine } from './signature.ts';
import { readEvent, type WebhookEvent } from './store.ts';

const SIGNATURE = 'x-webhook-clickfunnels-signature';
const TIMESTAMP = 'x-webhook-clickfunnels-timestamp';

/** A route in Express that is rightly verified; what it does with an event is up to the handler. */
export function verifiedExpress(
  secret: string,
  handle: (event: WebhookEvent, response: ExpressResponse, rawBody: Buffer) => Promise<void> | void,
  limit = '10mb',
): Express {
  const app = express();
  // Without a stack trace in the answer to what the handler throws.
  app.set('env', 'production');
  app.post('/', express.raw({ type: () => true, limit }), async (request, response) => {
    const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!isGenuine(request.get(SIGNATURE), request.get(TIMESTAMP), rawBody, secret)) {
      response.sendStatus(401);
      return;
    }
    const event = readEvent(rawBody.toString('utf8'));
    if (event === undefined) response.sendStatus(400);
    else await handle(event, response, rawBody);
  });
  return app;
}

/** A fetch handler that is rightly verified. The handler gives the status to answer with. */
export function verifiedFetch(
  secret: string,
  handle: (event: WebhookEvent) => Promise<number> | number,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const rawBody = new Uint8Array(await request.arrayBuffer());
    const { headers } = request;
    if (!isGenuine(headers.get(SIGNATURE), headers.get(TIMESTAMP), rawBody, secret)) {
      return new Response('invalid signature', { status: 401 });
    }
    const event = readEvent(new TextDecoder().decode(rawBody));
    return new Response(null, { status: event === undefined ? 400 : await handle(event) });
  };
}

/** A route in Fastify that is rightly verified. The handler gives the status to answer with. */
export function verifiedFastify(
  secret: string,
  handle: (event: WebhookEvent) => Promise<number> | number,
): FastifyInstance {
  const app = Fastify({ bodyLimit: 10 * 1024 * 1024 });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/', async (request, reply) => {
    const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const [signature, timestamp] = [SIGNATURE, TIMESTAMP].map((name) => String(request.headers[name] ?? ''));
    if (!isGenuine(signature, timestamp, rawBody, secret)) return await reply.code(401).send();
    const event = readEvent(rawBody.toString('utf8'));
    return await reply.code(event === undefined ? 400 : await handle(event)).send();
  });
  return app;
}

/** What a receiver answers: a status, with text or the address to go on to where there is one. */
export type Reply = number | { readonly status: number; readonly text?: string; readonly location?: string };

/** What is done with an event that is rightly signed. May throw, as code does. */
export type EventHandler = (event: WebhookEvent, rawBody: Buffer) => Reply | Promise<Reply>;

/** An Express app that is rightly verified, whose handler gives what to answer. */
export function verifiedApp(secret: string, handle: EventHandler, limit?: string): Express {
  return verifiedExpress(
    secret,
    async (event, response, rawBody) => {
      const reply = await handle(event, rawBody);
      const { status, text = '', location } = typeof reply === 'number' ? { status: reply } : reply;
      if (location !== undefined) response.location(location);
      response.status(status).send(text);
    },
    limit,
  );
}

/** A moment in which a database would be asked, and other requests go on. */
export function databaseMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2));
}
