import { createStore, probeOf } from '../store.ts';
import { verifiedHandler } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** The marker is in Redis, the work in the database. */
export const markedFirst = defineMember({
  file: 'receivers/idem-05-marked-first',
  bug: 'marks the event as processed before the work, which may fail',
  red: ['IDEM-05'],
  create: (secret) => {
    const store = createStore();
    let isDatabaseUp = true;
    const to = verifiedHandler(secret, (event) => {
      if (store.hasSeen(event.event_id)) return 200;
      store.markSeen(event.event_id);
      if (!isDatabaseUp) return 500;
      store.upsert(event);
      return 200;
    });
    const processControl = {
      breakDependency: () => {
        isDatabaseUp = false;
        return Promise.resolve();
      },
      fixDependency: () => {
        isDatabaseUp = true;
        return Promise.resolve();
      },
    };
    return { to, probe: probeOf(store), processControl };
  },
});
