import { createStore, probeOf } from '../store.ts';
import { verifiedFastify } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** A Set in the module is its memory. */
export const forgetful = defineMember({
  file: 'receivers/idem-06-memory-of-process',
  bug: 'forgets at a restart which events it has had',
  red: ['IDEM-06b'],
  mayBeRed: ['IDEM-03', 'IDEM-06c'],
  create: (secret) => {
    const store = createStore();
    let seen = new Set<string>();
    const app = verifiedFastify(secret, (event) => {
      if (seen.has(event.event_id)) return 200;
      seen.add(event.event_id);
      store.upsert(event);
      if (event.event_type === 'contact.created') store.perform({ kind: 'credit', key: event.event_id });
      return 200;
    });
    const restart = () => {
      seen = new Set();
      return Promise.resolve();
    };
    return {
      to: app,
      probe: probeOf(store),
      processControl: { kill: () => Promise.resolve(), restart },
      close: () => app.close(),
    };
  },
});
