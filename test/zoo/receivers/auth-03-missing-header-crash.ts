import Fastify from 'fastify';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Headers are used as if they were always there. */
export const missingHeaderCrash = defineMember({
  file: 'receivers/auth-03-missing-header-crash',
  bug: 'crashes when the signature header is missing',
  red: ['AUTH-03b'],
  create: (secret) => {
    const store = createStore();
    const app = Fastify({ bodyLimit: 10 * 1024 * 1024 });
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    app.post<{ Body: Buffer; Headers: Record<string, string> }>('/', async (request, reply) => {
      const signature = request.headers['x-webhook-clickfunnels-signature'] as string;
      const timestamp = request.headers['x-webhook-clickfunnels-timestamp'] as string;
      if (!isGenuine(signature.trim(), timestamp.trim(), request.body, secret))
        return await reply.code(401).send();
      return await reply.code(takeBody(store, request.body.toString('utf8'))).send();
    });
    return { to: app, probe: probeOf(store), close: () => app.close() };
  },
});
