import { createHmac } from 'node:crypto';
import express from 'express';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Where the timestamp is missing, the signature of the body alone will do. */
export const timestampFilledIn = defineMember({
  file: 'receivers/auth-01-timestamp-filled-in',
  bug: "takes the body's signature when the timestamp is missing",
  red: ['AUTH-01c'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      const overBody = createHmac('sha256', secret).update(request.body).digest('hex');
      const genuine =
        timestamp === undefined
          ? signature === overBody
          : isGenuine(signature, timestamp, request.body, secret);
      if (!genuine) {
        response.status(401).end();
        return;
      }
      response.sendStatus(takeBody(store, request.body.toString('utf8')));
    });
    return { to: app, probe: probeOf(store) };
  },
});
