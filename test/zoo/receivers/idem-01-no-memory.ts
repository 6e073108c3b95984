import { createStore, probeOf } from '../store.ts';
import { verifiedFastify } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** It never looks at the event id. */
export const noMemory = defineMember({
  file: 'receivers/idem-01-no-memory',
  bug: 'does the work again for every delivery',
  red: ['IDEM-01b'],
  mayBeRed: [
    'ORD-07',
    'IDEM-02c',
    'IDEM-02d',
    'IDEM-03',
    'IDEM-04',
    'IDEM-06a',
    'IDEM-06b',
    'RET-03',
    'IDEM-08',
    'ACK-10',
    'IDEM-06c',
  ],
  create: (secret) => {
    const store = createStore();
    const app = verifiedFastify(secret, (event) => {
      store.upsert(event);
      store.perform({ kind: 'mail', key: `${event.event_type} ${event.subject_id}` });
      return 200;
    });
    return { to: app, probe: probeOf(store), close: () => app.close() };
  },
});
