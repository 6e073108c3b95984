import { createHmac, timingSafeEqual } from 'node:crypto';
import express from 'express';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Whether a timestamp is within the tolerance. */
function isFresh(timestamp: string): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Date.now() / 1_000 - Number(timestamp)) <= 600;
}

/** timingSafeEqual throws where the lengths differ. */
export const lengthMismatch = defineMember({
  file: 'receivers/auth-03-length-mismatch',
  bug: 'crashes when the signature has another length',
  red: ['AUTH-03a'],
  mayBeRed: ['ACK-08a'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      if (signature === undefined || !isFresh(timestamp ?? '')) {
        response.status(401).end();
        return;
      }
      const expected = createHmac('sha256', secret)
        .update(`${timestamp}.`)
        .update(request.body)
        .digest('hex');
      if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) {
        response.status(401).end();
        return;
      }
      response.sendStatus(takeBody(store, request.body.toString('utf8')));
    });
    return { to: app, probe: probeOf(store) };
  },
});
