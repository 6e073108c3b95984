import express from 'express';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Signatures are computed over the event as it is stored, and what is stored are only some of its fields. */
export const signatureByEvent = defineMember({
  file: 'receivers/sig-06-signature-by-event',
  bug: 'verifies the signature over the timestamp and ignores a few seconds of it',
  red: ['SIG-06a'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = Number(request.get('X-Webhook-ClickFunnels-Timestamp') ?? Number.NaN);
      // "Our proxy rewrites the header with its own time": so any second nearby will do.
      const nearby = Array.from({ length: 21 }, (_, index) => String(timestamp - 10 + index));
      if (!nearby.some((second) => isGenuine(signature, second, request.body, secret))) {
        response.status(401).end();
        return;
      }
      response.sendStatus(takeBody(store, request.body.toString('utf8')));
    });
    return { to: app, probe: probeOf(store) };
  },
});
