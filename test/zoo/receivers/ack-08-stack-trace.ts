import express from 'express';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, processEvent, readEvent } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Whatever is thrown is sent back in full. */
export const stackTrace = defineMember({
  file: 'receivers/ack-08-stack-trace',
  bug: 'sends the stack trace of what went wrong',
  red: ['ACK-08a'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
      const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      if (!isGenuine(signature, timestamp, rawBody, secret)) {
        response.status(401).end();
        return;
      }
      try {
        const event = readEvent(rawBody.toString('utf8'));
        if (event === undefined) throw new Error('not an event');
        processEvent(store, event);
        response.sendStatus(200);
      } catch (error) {
        response.status(400).json({ error: error instanceof Error ? error.stack : String(error) });
      }
    });
    return { to: app, probe: probeOf(store) };
  },
});
