import Fastify from 'fastify';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, processEvent, readEvent } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** A correct receiver in Fastify: a content type parser keeps the buffer. */
export const correctFastify = defineMember({
  file: 'correct/fastify',
  bug: undefined,
  red: [],
  create: (secret) => {
    const store = createStore();
    const app = Fastify({ bodyLimit: 10 * 1024 * 1024 });
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    app.post('/', async (request, reply) => {
      const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = headerText(request.headers['x-webhook-clickfunnels-signature']);
      const timestamp = headerText(request.headers['x-webhook-clickfunnels-timestamp']);
      if (!isGenuine(signature, timestamp, rawBody, secret)) return await reply.code(401).send();
      const event = readEvent(rawBody.toString('utf8'));
      if (event === undefined) return await reply.code(400).send();
      processEvent(store, event);
      return await reply.code(200).send({ ok: true });
    });
    return { to: app, probe: probeOf(store), close: () => app.close() };
  },
});

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}
