import { createHmac } from 'node:crypto';
import express from 'express';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Whether a timestamp is within the tolerance. */
function isFresh(timestamp: string): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Date.now() / 1_000 - Number(timestamp)) <= 600;
}

/** The comparison stops where the shorter one ends. */
export const prefix = defineMember({
  file: 'receivers/auth-02-prefix',
  bug: 'compares as many characters as were sent',
  red: ['AUTH-02b'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      const expected = createHmac('sha256', secret)
        .update(`${timestamp}.`)
        .update(request.body)
        .digest('hex');
      if (!signature || !isFresh(timestamp ?? '') || !expected.startsWith(signature)) {
        response.status(401).end();
        return;
      }
      response.sendStatus(takeBody(store, request.body.toString('utf8')));
    });
    return { to: app, probe: probeOf(store) };
  },
});
