import { createHmac } from 'node:crypto';
import express from 'express';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Half an hour, to be on the safe side. */
export const halfAnHour = defineMember({
  file: 'receivers/auth-05-half-an-hour',
  bug: 'allows half an hour',
  red: ['AUTH-05c'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      const expected = createHmac('sha256', secret)
        .update(`${timestamp ?? ''}.`)
        .update(request.body)
        .digest('hex');
      if (timestamp === undefined || signature !== expected) {
        response.status(401).end();
        return;
      }
      if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Date.now() / 1_000 - Number(timestamp)) > 1_800) {
        response.status(401).end();
        return;
      }
      response.sendStatus(takeBody(store, request.body.toString('utf8')));
    });
    return { to: app, probe: probeOf(store) };
  },
});
