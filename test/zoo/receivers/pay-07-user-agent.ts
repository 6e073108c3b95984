import express from 'express';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** A filter against robots. */
export const userAgent = defineMember({
  file: 'receivers/pay-07-user-agent',
  bug: 'takes requests from Ruby only',
  red: ['PAY-07'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
      if (request.get('User-Agent') !== 'Ruby') {
        response.status(403).send('no robots');
        return;
      }
      const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      if (!isGenuine(signature, timestamp, rawBody, secret)) {
        response.status(401).end();
        return;
      }
      response.sendStatus(takeBody(store, rawBody.toString('utf8')));
    });
    return { to: app, probe: probeOf(store) };
  },
});
