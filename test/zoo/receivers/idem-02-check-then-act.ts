import { createStore, probeOf } from '../store.ts';
import { databaseMoment, verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** The classic race: everybody who comes before the first one is done is new. */
export const checkThenAct = defineMember({
  file: 'receivers/idem-02-check-then-act',
  bug: 'asks whether it knows the event, and writes it down after the work',
  red: ['IDEM-02c', 'IDEM-02d'],
  mayBeRed: ['IDEM-03', 'RET-03', 'IDEM-08', 'ACK-10', 'ACK-11'],
  create: (secret) => {
    const store = createStore();
    const app = verifiedExpress(secret, async (event, response) => {
      if (!store.hasSeen(event.event_id)) {
        await databaseMoment();
        store.upsert(event);
        if (!event.event_type.endsWith('.updated')) {
          store.perform({ kind: 'charge', key: `${event.subject_id}` });
        }
        store.markSeen(event.event_id);
      }
      response.sendStatus(200);
    });
    return { to: app, probe: probeOf(store) };
  },
});
