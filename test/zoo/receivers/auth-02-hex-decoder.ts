import { createHmac, timingSafeEqual } from 'node:crypto';
import express from 'express';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Whether a timestamp is within the tolerance. */
function isFresh(timestamp: string): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Date.now() / 1_000 - Number(timestamp)) <= 600;
}

/** Both signatures are decoded before they are compared, and the decoder forgives. */
export const hexDecoder = defineMember({
  file: 'receivers/auth-02-hex-decoder',
  bug: 'compares what a hex decoder made of the signature',
  red: ['AUTH-02d'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(request.body).digest();
      const received = Buffer.from(signature ?? '', 'hex');
      const matches = received.length === expected.length && timingSafeEqual(received, expected);
      if (!matches || !isFresh(timestamp ?? '')) {
        response.status(401).end();
        return;
      }
      response.sendStatus(takeBody(store, request.body.toString('utf8')));
    });
    return { to: app, probe: probeOf(store) };
  },
});
