import express from 'express';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, processEvent, readEvent } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** The signature is verified where there is one. */
export const optionalSignature = defineMember({
  file: 'receivers/auth-01-optional-signature',
  bug: 'skips the check when the signature header is missing',
  red: ['AUTH-01a'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      if (signature !== undefined && !isGenuine(signature, timestamp, request.body, secret)) {
        response.status(401).send('invalid signature');
        return;
      }
      const event = readEvent(request.body.toString('utf8'));
      if (event === undefined) {
        response.status(400).send('not an event');
        return;
      }
      processEvent(store, event);
      response.sendStatus(200);
    });
    return { to: app, probe: probeOf(store) };
  },
});
