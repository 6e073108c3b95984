import express from 'express';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** A body parser for the whole application stands before the route. */
export const parserFirst = defineMember({
  file: 'receivers/auth-09-parser-first',
  bug: 'parses the body before it verifies the signature',
  red: ['AUTH-09b'],
  mayBeRed: ['ACK-08a'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.use(
      express.json({
        limit: '10mb',
        type: () => true,
        verify: (request, _response, buffer) => {
          Object.assign(request, { rawBody: buffer });
        },
      }),
    );
    app.post('/', (request, response) => {
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      const rawBody =
        'rawBody' in request && Buffer.isBuffer(request.rawBody) ? request.rawBody : Buffer.alloc(0);
      if (!isGenuine(signature, timestamp, rawBody, secret)) {
        response.status(401).end();
        return;
      }
      response.sendStatus(takeBody(store, rawBody.toString('utf8')));
    });
    return { to: app, probe: probeOf(store) };
  },
});
