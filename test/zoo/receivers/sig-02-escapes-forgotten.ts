import express from 'express';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Somebody has seen that bodies are written in jsonb order and compactly, and writes them again; the escapes were forgotten. */
export const escapesForgotten = defineMember({
  file: 'receivers/sig-02-escapes-forgotten',
  bug: "writes the parsed body again, in wire order, without Rails' escapes",
  red: ['SIG-02'],
  create: (secret) => {
    const store = createStore();
    const app = express();
    app.use(express.text({ type: () => true, limit: '10mb' }));
    app.post('/', (request, response) => {
      // "The signature is over unescaped JSON": it is not, but it works for most.
      const unescaped = String(request.body).replaceAll(/\\u(0026|003c|003e|2028|2029)/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      const signature = request.get('X-Webhook-ClickFunnels-Signature');
      const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
      if (!isGenuine(signature, timestamp, Buffer.from(unescaped), secret)) {
        response.status(401).json({ error: 'invalid signature' });
        return;
      }
      response.sendStatus(takeBody(store, unescaped));
    });
    return { to: app, probe: probeOf(store) };
  },
});
