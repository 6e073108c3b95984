import { createHmac } from 'node:crypto';
import express from 'express';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** A helpful message. */
export const expectedSignature = defineMember({
  file: 'receivers/ack-08-expected-signature',
  bug: 'tells in its response which signature it expected',
  red: ['ACK-08b'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
      const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      if (!isGenuine(signature, timestamp, rawBody, secret)) {
        const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex');
        response.status(401).json({ error: 'invalid signature', received: signature, expected });
        return;
      }
      response.sendStatus(takeBody(store, rawBody.toString('utf8')));
    });
    return { to: app, probe: probeOf(store) };
  },
});
