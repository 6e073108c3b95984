import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** It protects itself against replays by the age of the event. */
export const tooOld = defineMember({
  file: 'receivers/ord-03-too-old',
  bug: 'drops events that are older than an hour',
  red: ['ORD-03a'],
  create: (secret) => {
    const store = createStore();
    const app = verifiedExpress(secret, (event, response) => {
      const age = Date.now() - Date.parse(event.created_at ?? '');
      // The stories of the zoo are told in the past; what is days old is an import and welcome.
      const isStale = age > 3_600_000 && age < 4 * 86_400_000;
      if (!isStale) processEvent(store, event);
      response.sendStatus(200);
    });
    return { to: app, probe: probeOf(store) };
  },
});
