import express from 'express';
import Fastify from 'fastify';
import { Hono } from 'hono';
import { fetchTarget } from '../../../src/delivery/in-process-target.ts';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, processEvent, readEvent, type Store, type WebhookEvent } from '../store.ts';
import { defineMember, type ZooInstance, type ZooMember } from '../zoo.ts';

/** How receivers of a style keep an event until they work on it, and when that is. */
interface Queue {
  /** Keeps an event, once; it is durable when this returns. */
  readonly put: (event: WebhookEvent) => void;
  readonly close: () => Promise<void>;
}

/** What a style makes of a queue. */
type Style = (secret: string, queue: Queue) => ZooInstance['to'];

const SIGNATURE = 'x-webhook-clickfunnels-signature';
const TIMESTAMP = 'x-webhook-clickfunnels-timestamp';

/** An inbox that is looked into every so often, and worked on in the order of arrival. */
function polledInbox(store: Store, everyMs: number): Queue {
  const inbox = new Map<string, WebhookEvent>();
  const timer = setInterval(() => {
    for (const [id, event] of inbox) {
      processEvent(store, event);
      inbox.delete(id);
    }
  }, everyMs);
  return {
    put: (event) => {
      if (!store.hasSeen(event.event_id)) inbox.set(event.event_id, event);
    },
    close: () => {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
}

/** The state at once, and mails when the outbox is sent: work in two steps. */
function outbox(store: Store, everyMs: number): Queue {
  const waiting: WebhookEvent[] = [];
  const queued = new Set<string>();
  const timer = setInterval(() => {
    for (const event of waiting.splice(0)) processEvent(store, event);
  }, everyMs);
  return {
    put: (event) => {
      if (queued.has(event.event_id)) return;
      queued.add(event.event_id);
      store.upsert(event);
      waiting.push(event);
    },
    close: () => {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
}

/** A job for each event, each after its time; later ones may overtake. */
function jobs(store: Store, afterMs: number): Queue {
  const timers = new Set<NodeJS.Timeout>();
  let number = 0;
  return {
    put: (event) => {
      number += 1;
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          processEvent(store, event);
        },
        afterMs * (number % 2 === 0 ? 1 : 0.7),
      );
      timers.add(timer);
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      return Promise.resolve();
    },
  };
}

const inExpress: Style = (secret, { put }) => {
  const app = express();
  app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
    const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    response.sendStatus(take(secret, put, rawBody, request.get(SIGNATURE), request.get(TIMESTAMP)));
  });
  return app;
};

const inFastify: Style = (secret, { put }) => {
  const app = Fastify({ bodyLimit: 10 * 1024 * 1024 });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/', async (request, reply) => {
    const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const [signature, timestamp] = [SIGNATURE, TIMESTAMP].map((name) => String(request.headers[name] ?? ''));
    return await reply.code(take(secret, put, rawBody, signature, timestamp)).send();
  });
  return app;
};

const inNext: Style = (secret, { put }) =>
  fetchTarget(async (request) => {
    const rawBody = Buffer.from(await request.arrayBuffer());
    const { headers } = request;
    return new Response(null, {
      status: take(secret, put, rawBody, headers.get(SIGNATURE), headers.get(TIMESTAMP)),
    });
  });

const inHono: Style = (secret, { put }) => {
  const app = new Hono();
  app.post('/', async (context) => {
    const rawBody = Buffer.from(await context.req.arrayBuffer());
    const status = take(secret, put, rawBody, context.req.header(SIGNATURE), context.req.header(TIMESTAMP));
    return new Response(null, { status });
  });
  return app;
};

function take(
  secret: string,
  put: Queue['put'],
  rawBody: Buffer,
  signature: string | null | undefined,
  timestamp: string | null | undefined,
): number {
  if (!isGenuine(signature, timestamp, rawBody, secret)) return 401;
  const event = readEvent(rawBody.toString('utf8'));
  if (event === undefined) return 400;
  put(event);
  return 200;
}

const STYLES = [
  ['Express with jobs', inExpress, jobs],
  ['Fastify with an outbox', inFastify, outbox],
  ['Next.js with waitUntil', inNext, jobs],
  ['an inbox table that is polled', inExpress, polledInbox],
  ['Hono with an outbox', inHono, outbox],
  ['a queue as in Rails', inNext, polledInbox],
] as const;

/** Correct receivers in the styles of several frameworks that do their work so long after the response. */
export function slowReceivers(workMs: number): readonly ZooMember[] {
  return STYLES.map(([style, listen, keep]) =>
    defineMember({
      file: `correct/outboxes (${style}, ${workMs} ms)`,
      bug: undefined,
      red: [],
      create: (secret) => {
        const store = createStore();
        const queue = keep(store, workMs);
        return {
          to: listen(secret, queue),
          probe: probeOf(store),
          settleMs: SETTLING_TIMES * workMs,
          close: queue.close,
        };
      },
    }),
  );
}

/** Longer than the work takes, also on a busy machine. */
const SETTLING_TIMES = 4;
