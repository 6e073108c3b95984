import { createHmac } from 'node:crypto';
import express from 'express';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** The timestamp is logged as a date before it is looked at. */
export const invalidDate = defineMember({
  file: 'receivers/auth-06-invalid-date',
  bug: 'crashes on a timestamp that is no time',
  red: ['AUTH-06d'],
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
      const sentAt = new Date(Number(timestamp) * 1_000).toISOString();
      if (!/^\d+$/.test(timestamp) || Math.abs(Date.now() - Date.parse(sentAt)) > 600_000) {
        response.status(401).end();
        return;
      }
      response.sendStatus(takeBody(store, request.body.toString('utf8')));
    });
    return { to: app, probe: probeOf(store) };
  },
});
