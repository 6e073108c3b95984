import type { IncomingMessage, ServerResponse } from 'node:http';
import { nodeTarget } from '../../../src/delivery/in-process-target.ts';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** The first piece of the body is taken for all of it. */
export const firstChunk = defineMember({
  file: 'receivers/sig-05-first-chunk',
  bug: 'verifies the first piece of the body',
  red: ['SIG-05b'],
  mayBeRed: ['PAY-04'],
  create: (secret) => {
    const store = createStore();
    const handle = (request: IncomingMessage, response: ServerResponse) => {
      request.once('data', (body: Buffer) => {
        const {
          'x-webhook-clickfunnels-signature': signature,
          'x-webhook-clickfunnels-timestamp': timestamp,
        } = request.headers;
        const genuine = isGenuine(String(signature ?? ''), String(timestamp ?? ''), body, secret);
        response.writeHead(genuine ? takeBody(store, body.toString('utf8')) : 401).end();
      });
    };
    return { to: nodeTarget(handle), probe: probeOf(store) };
  },
});
