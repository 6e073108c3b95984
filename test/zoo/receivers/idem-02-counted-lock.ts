import { createStore, probeOf, processEvent } from '../store.ts';
import { databaseMoment, verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** A lock for each event, counted, and given back only by a holder who was alone. */
export const countedLock = defineMember({
  file: 'receivers/idem-02-counted-lock',
  bug: 'never releases a lock that a second copy has asked for',
  red: ['IDEM-02a'],
  create: (secret) => {
    const store = createStore();
    const locks = new Map<string, number>();
    const app = verifiedExpress(secret, async ({ event_id: id, ...event }, response) => {
      const holders = (locks.get(id) ?? 0) + 1;
      locks.set(id, holders);
      if (holders > 1) {
        response.status(423).send('locked');
        return;
      }
      await databaseMoment();
      processEvent(store, { event_id: id, ...event });
      if (locks.get(id) === 1) locks.delete(id);
      response.sendStatus(200);
    });
    return { to: app, probe: probeOf(store) };
  },
});
