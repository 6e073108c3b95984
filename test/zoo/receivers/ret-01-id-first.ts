import type { RequestListener } from 'node:http';
import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** A lock in a middleware, given back when a response has been sent. */
export const idFirst = defineMember({
  file: 'receivers/ret-01-id-first',
  bug: 'claims the event id of the header before the body is there',
  red: ['RET-01'],
  mayBeRed: ['RET-03', 'RET-04', 'RET-02a'],
  create: (secret) => {
    const store = createStore();
    const inProgress = new Set<string>();
    const app = verifiedExpress(secret, (event, response) => {
      processEvent(store, event);
      response.sendStatus(200);
    });
    const guarded: RequestListener = (request, response) => {
      const id = String(request.headers['x-webhook-clickfunnels-id'] ?? '');
      if (inProgress.has(id)) {
        response.writeHead(409).end();
        return;
      }
      inProgress.add(id);
      response.once('finish', () => inProgress.delete(id));
      app(request, response);
    };
    return { to: guarded, probe: probeOf(store) };
  },
});
