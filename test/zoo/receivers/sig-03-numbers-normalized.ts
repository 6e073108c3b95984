import express from 'express';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** A middleware "cleans" numbers in the text of the body before it is verified. */
export const numbersNormalized = defineMember({
  file: 'receivers/sig-03-numbers-normalized',
  bug: 'rewrites numbers such as 10.0 before it verifies',
  red: ['SIG-03'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.post('/', express.text({ type: () => true, limit: '10mb' }), (request, response) => {
      const cleaned = String(request.body).replaceAll(
        /([:[,]\s*)(-?\d+(?:\.\d+)?(?:e\d+)?)(?=[,}\]])/g,
        (_, before, digits) => `${before}${Number(digits)}`,
      );
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      if (!isGenuine(signature, timestamp, Buffer.from(cleaned), secret)) {
        response.status(401).end();
        return;
      }
      response.sendStatus(takeBody(store, cleaned));
    });
    return { to: app, probe: probeOf(store) };
  },
});
