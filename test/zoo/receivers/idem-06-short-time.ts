import { createStore, probeOf } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Long for a test, and short beside 37 hours. */
const TIME_TO_LIVE_MS = 400;

/** The ids are in a cache with a time to live. */
export const shortTime = defineMember({
  file: 'receivers/idem-06-short-time',
  bug: 'remembers events for a moment only',
  red: ['IDEM-06c'],
  mayBeRed: ['ORD-07', 'IDEM-01b', 'IDEM-02c', 'IDEM-02d', 'IDEM-03', 'IDEM-06a', 'RET-03'],
  create: (secret) => {
    const store = createStore();
    const remembered = new Map<string, number>();
    const to = verifiedApp(secret, (event) => {
      const at = remembered.get(event.event_id);
      if (at !== undefined && performance.now() - at < TIME_TO_LIVE_MS) return 200;
      remembered.set(event.event_id, performance.now());
      store.upsert(event);
      if (event.event_type === 'contact.created') {
        store.perform({ kind: 'mail', key: `welcome ${event.subject_id}` });
      }
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
