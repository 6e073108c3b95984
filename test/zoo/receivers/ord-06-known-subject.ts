import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** It recognizes duplicates by what they are about. */
export const knownSubject = defineMember({
  file: 'receivers/ord-06-known-subject',
  bug: 'takes an update for a duplicate, since it knows its subject',
  red: ['ORD-06'],
  mayBeRed: ['ORD-05'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      if (event.subject_id !== null && store.subjects.has(event.subject_id)) return 200;
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
