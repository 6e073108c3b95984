import { createStore, probeOf } from '../store.ts';
import { verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** A framework that cancels the handler with its request. */
export const stopsWithConnection = defineMember({
  file: 'receivers/ret-03-stops-with-connection',
  bug: 'marks the event, and stops the work when the connection is gone',
  red: ['RET-03'],
  create: (secret) => {
    const store = createStore();
    const app = verifiedExpress(secret, async (event, response) => {
      if (store.hasSeen(event.event_id)) {
        response.sendStatus(200);
        return;
      }
      store.markSeen(event.event_id);
      await new Promise((resolve) => setTimeout(resolve, 150));
      if (response.destroyed) return;
      store.upsert(event);
      response.sendStatus(200);
    });
    return { to: app, probe: probeOf(store), settleMs: 1_500 };
  },
});
