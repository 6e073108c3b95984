import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** A duplicate is an error to it, as to an API for people. */
export const conflict = defineMember({
  file: 'receivers/idem-01-conflict',
  bug: 'responds 409 to an event that it has had before',
  red: ['IDEM-01a', 'RET-02a'],
  mayBeRed: ['IDEM-02a'],
  create: (secret) => {
    const store = createStore();
    const app = verifiedExpress(secret, (event, response) => {
      if (store.hasSeen(event.event_id)) {
        response.status(409).json({ error: 'already processed' });
        return;
      }
      processEvent(store, event);
      response.sendStatus(200);
    });
    return { to: app, probe: probeOf(store) };
  },
});
