import express from 'express';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, processEvent, readEvent } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** A correct receiver in Express: the raw body is verified before anything reads it. */
export const correctExpress = defineMember({
  file: 'correct/express',
  bug: undefined,
  red: [],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
      const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      if (!isGenuine(signature, timestamp, rawBody, secret)) {
        response.status(401).json({ error: 'invalid signature' });
        return;
      }
      const event = readEvent(rawBody.toString('utf8'));
      if (event === undefined) {
        response.status(400).json({ error: 'not an event' });
        return;
      }
      processEvent(store, event);
      response.status(200).json({ received: true });
    });
    return { to: app, probe: probeOf(store) };
  },
});
