import express, { type Express, type Response as ExpressResponse } from 'express';
import Fastify, { type FastifyInstance } from 'fastify';
import { isGenuine } from './signature.ts';
import { readEvent, type WebhookEvent } from './store.ts';

const SIGNATURE = 'x-webhook-clickfunnels-signature';
const TIMESTAMP = 'x-webhook-clickfunnels-timestamp';

/** An Express app that verifies rightly, for handlers that response by themselves: early, late, or never. */
export function verifiedExpress(
  secret: string,
  handle: (event: WebhookEvent, response: ExpressResponse) => Promise<void> | void,
): Express {
  const app = express();
  app.post('/', express.raw({ type: () => true, limit: '10mb' }), async (request, response) => {
    const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!isGenuine(request.get(SIGNATURE), request.get(TIMESTAMP), rawBody, secret)) {
      response.sendStatus(401);
      return;
    }
    const event = readEvent(rawBody.toString('utf8'));
    if (event === undefined) response.sendStatus(400);
    else await handle(event, response);
  });
  return app;
}

/** A Fastify app that verifies rightly. The handler gives the status to respond with. */
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

/** A moment in which a database would be asked, and other requests go on. */
export function databaseMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2));
}
