import express from 'express';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** There is one secret at a time, so that a rotation begins with refusals. */
export const oneSecret = defineMember({
  file: 'receivers/auth-08-one-secret',
  bug: 'refuses the old secret as soon as there is a new one',
  red: ['AUTH-08'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      if (!isGenuine(signature, timestamp, request.body, secret)) {
        response.status(401).end();
        return;
      }
      response.sendStatus(takeBody(store, request.body.toString('utf8')));
    });
    return { to: app, probe: probeOf(store), oldSecret: 'the-secret-before-the-rotation' };
  },
});
