import express from 'express';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** A body without a length is taken for no body. */
export const contentLength = defineMember({
  file: 'receivers/sig-05-content-length',
  bug: 'reads no body without a Content-Length',
  red: ['SIG-05a'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.use((request, response, next) => {
      if (Number(request.get('Content-Length') ?? 0) > 0) next();
      else response.status(400).json({ error: 'empty body' });
    });
    app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      if (!isGenuine(signature, timestamp, request.body, secret)) {
        response.status(401).end();
        return;
      }
      response.sendStatus(takeBody(store, request.body.toString('utf8')));
    });
    return { to: app, probe: probeOf(store) };
  },
});
