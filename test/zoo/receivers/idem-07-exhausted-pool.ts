import { createStore, probeOf, processEvent } from '../store.ts';
import { databaseMoment, verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** A pool without a limit on waiting. */
export const exhaustedPool = defineMember({
  file: 'receivers/idem-07-exhausted-pool',
  bug: 'waits for ever for a connection when its pool is empty',
  red: ['IDEM-07'],
  create: (secret) => {
    const store = createStore();
    let free = 35;
    const app = verifiedExpress(secret, async (event, response) => {
      // The one who waits is never told that a connection has come back.
      if (free === 0) return;
      free -= 1;
      await databaseMoment();
      processEvent(store, event);
      free += 1;
      response.sendStatus(200);
    });
    return { to: app, probe: probeOf(store), timeoutMs: 5_000 };
  },
});
