import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedFastify } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** UPDATE … WHERE id = … finds no row, and nobody looks. */
export const dropsUnknown = defineMember({
  file: 'receivers/ord-02-drops-unknown',
  bug: 'drops updates of what it does not know',
  red: ['ORD-02b'],
  mayBeRed: ['ORD-01b'],
  create: (secret) => {
    const store = createStore();
    const app = verifiedFastify(secret, (event) => {
      const isUpdate = event.event_type.endsWith('.updated');
      if (isUpdate && !store.subjects.has(event.subject_id ?? 0)) return 200;
      processEvent(store, event);
      return 200;
    });
    return { to: app, probe: probeOf(store), close: () => app.close() };
  },
});
