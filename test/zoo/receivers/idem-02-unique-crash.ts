import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedHandler } from '../verified.ts';
import { databaseMoment } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** Check, then insert; the unique constraint saves the data and not the response. */
export const uniqueCrash = defineMember({
  file: 'receivers/idem-02-unique-crash',
  bug: 'crashes on the unique key when two copies come at once',
  red: ['IDEM-02b'],
  create: (secret) => {
    const store = createStore();
    const inserted = new Set<string>();
    const insertEvent = (id: string) => {
      if (inserted.has(id)) throw new Error('duplicate key value violates unique constraint "events_pkey"');
      inserted.add(id);
    };
    const to = verifiedHandler(secret, async (event) => {
      const isKnown = inserted.has(event.event_id);
      await databaseMoment();
      if (isKnown) return 200;
      try {
        insertEvent(event.event_id);
      } catch {
        return 500;
      }
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
