import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedHandler } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Updates are compared, creations are thought to come first. */
export const creationOverwrites = defineMember({
  file: 'receivers/ord-01-creation-overwrites',
  bug: 'writes a creation over what is newer',
  red: ['ORD-01b'],
  mayBeRed: ['ORD-02b'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedHandler(secret, (event) => {
      const isNew = !store.hasSeen(event.event_id);
      if (isNew && event.event_type.endsWith('.created')) store.subjects.delete(event.subject_id ?? 0);
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
