import express from 'express';
import { fetchTarget, type InProcessReceiver } from '../../src/delivery/in-process-target.ts';
import { isGenuine } from './signature.ts';
import { readEvent, type WebhookEvent } from './store.ts';

/** What a receiver responds: a status, with text where there is any. */
export type Reply = number | { readonly status: number; readonly text?: string; readonly location?: string };

/** What is done with an event that is validly signed. May throw, as code does. */
export type EventHandler = (event: WebhookEvent, rawBody: Buffer) => Reply | Promise<Reply>;

/** An Express app that verifies rightly, for receivers whose bug lies behind that. */
export function verifiedApp(secret: string, handle: EventHandler, limit = '10mb'): express.Express {
  const app = express();
  // Without a stack trace in the response.
  app.set('env', 'production');
  app.post('/', express.raw({ type: () => true, limit }), async (request, response) => {
    const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const signature = request.get('X-Webhook-ClickFunnels-Signature');
    const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
    if (!isGenuine(signature, timestamp, rawBody, secret)) {
      response.status(401).end();
      return;
    }
    const event = readEvent(rawBody.toString('utf8'));
    if (event === undefined) {
      response.status(400).end();
      return;
    }
    const { status, text = '', location } = replyOf(await handle(event, rawBody));
    if (location !== undefined) response.location(location);
    response.status(status).send(text);
  });
  return app;
}

/** The same as a fetch handler. */
export function verifiedHandler(secret: string, handle: EventHandler): InProcessReceiver {
  return fetchTarget(async (request) => {
    const rawBody = Buffer.from(await request.arrayBuffer());
    const signature = request.headers.get('x-webhook-clickfunnels-signature');
    const timestamp = request.headers.get('x-webhook-clickfunnels-timestamp');
    if (!isGenuine(signature, timestamp, rawBody, secret)) return new Response(null, { status: 401 });
    const event = readEvent(rawBody.toString('utf8'));
    if (event === undefined) return new Response(null, { status: 400 });
    const { status, text, location } = replyOf(await handle(event, rawBody));
    return new Response(text === undefined || status === 204 ? null : text, {
      status,
      headers: location === undefined ? {} : { Location: location },
    });
  });
}

function replyOf(reply: Reply): Exclude<Reply, number> {
  return typeof reply === 'number' ? { status: reply } : reply;
}
