import { createHmac } from 'node:crypto';
import express from 'express';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Large numbers are taken for milliseconds. */
export const guessedUnits = defineMember({
  file: 'receivers/auth-06-guessed-units',
  bug: 'takes milliseconds for seconds',
  red: ['AUTH-06b'],
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
      const given = /^\d{1,15}$/.test(timestamp) ? Number(timestamp) : 0;
      const seconds = given > 1e12 ? given / 1_000 : given;
      if (Math.abs(Date.now() / 1_000 - seconds) > 600) {
        response.status(401).end();
        return;
      }
      response.sendStatus(takeBody(store, request.body.toString('utf8')));
    });
    return { to: app, probe: probeOf(store) };
  },
});
