import type { IncomingMessage, ServerResponse } from 'node:http';
import { nodeTarget } from '../../../src/delivery/in-process-target.ts';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** The body is gathered as text in the wrong encoding. */
export const latin1 = defineMember({
  file: 'receivers/sig-04-latin1',
  bug: 'decodes the body as Latin-1 before it signs it',
  red: ['SIG-04'],
  mayBeRed: ['SIG-02'],
  create: (secret) => {
    const store = createStore();
    const handle = (request: IncomingMessage, response: ServerResponse) => {
      let body = '';
      request.setEncoding('latin1');
      request.on('data', (chunk: string) => {
        body += chunk;
      });
      request.on('end', () => {
        const {
          'x-webhook-clickfunnels-signature': signature,
          'x-webhook-clickfunnels-timestamp': timestamp,
        } = request.headers;
        const genuine = isGenuine(
          String(signature ?? ''),
          String(timestamp ?? ''),
          Buffer.from(body, 'utf8'),
          secret,
        );
        response.writeHead(genuine ? takeBody(store, body) : 401).end();
      });
    };
    return { to: nodeTarget(handle), probe: probeOf(store) };
  },
});
