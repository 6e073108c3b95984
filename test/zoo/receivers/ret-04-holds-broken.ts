import type { RequestListener } from 'node:http';
import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** A limit on requests that counts broken ones for ever. */
export const holdsBroken = defineMember({
  file: 'receivers/ret-04-holds-broken',
  bug: 'never gives up requests whose connection is gone',
  red: ['RET-04'],
  mayBeRed: ['CTRL-02', 'PAY-06'],
  create: (secret) => {
    const store = createStore();
    const open = new Set<object>();
    const app = verifiedExpress(secret, (event, response) => {
      if (open.size > 25) {
        response.status(503).send('busy');
        return;
      }
      processEvent(store, event);
      response.sendStatus(200);
    });
    const counted: RequestListener = (request, response) => {
      open.add(request);
      response.once('finish', () => open.delete(request));
      app(request, response);
    };
    return { to: counted, probe: probeOf(store) };
  },
});
