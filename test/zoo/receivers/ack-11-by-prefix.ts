import { createStore, probeOf, takeOnce } from '../store.ts';
import { verifiedHandler } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Looks at the beginning of the type alone. */
export const byPrefix = defineMember({
  file: 'receivers/ack-11-by-prefix',
  bug: 'welcomes people for every event whose type starts with contact.',
  red: ['ACK-11'],
  create: (secret) => {
    const store = createStore();
    const welcomed = new Set<number | null>();
    const to = verifiedHandler(secret, (event) => {
      takeOnce(store, event, () => {
        if (!event.event_type.startsWith('contact.') || welcomed.has(event.subject_id)) return;
        welcomed.add(event.subject_id);
        store.perform({ kind: 'mail', key: `welcome contact ${event.subject_id}` });
      });
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
