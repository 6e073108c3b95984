import express from 'express';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, processEvent, readEvent } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** The body is parsed by a middleware and written again for the signature. */
export const reserialized = defineMember({
  file: 'receivers/sig-01-reserialized',
  bug: 'signs JSON.stringify(req.body) instead of the raw body',
  red: ['SIG-01', 'SIG-02', 'SIG-03'],
  mayBeRed: ['SIG-04', 'AUTH-09b', 'ACK-08a', 'PAY-04'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.use(express.json({ limit: '10mb', strict: false, type: () => true }));
    app.post('/', (request, response) => {
      const payload = Buffer.from(JSON.stringify(request.body));
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      if (!isGenuine(signature, timestamp, payload, secret)) {
        response.status(401).json({ error: 'invalid signature' });
        return;
      }
      const event = readEvent(JSON.stringify(request.body));
      if (event === undefined) {
        response.status(400).end();
        return;
      }
      processEvent(store, event);
      response.sendStatus(200);
    });
    return { to: app, probe: probeOf(store) };
  },
});
