import express from 'express';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Signatures that were right once are not computed again, "to save time on retries". */
export const rememberedSignatures = defineMember({
  file: 'receivers/sig-06-remembered-signatures',
  bug: 'remembers signatures instead of computing them',
  red: ['SIG-06c'],
  create: (secret) => {
    const store = createStore();
    const known = new Set<string>();
    const app = express();
    app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      const key = `${timestamp}:${signature}`;
      if (!known.has(key)) {
        if (!isGenuine(signature, timestamp, request.body, secret)) {
          response.status(401).end();
          return;
        }
        known.add(key);
      }
      response.sendStatus(takeBody(store, request.body.toString('utf8')));
    });
    return { to: app, probe: probeOf(store) };
  },
});
