import { createStore, probeOf, takeOnce } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** It never looks at the type. */
export const anyContact = defineMember({
  file: 'receivers/ack-10-any-contact',
  bug: 'grants access for every event with a person in it',
  red: ['ACK-10'],
  mayBeRed: ['ACK-11'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      takeOnce(store, event, () => {
        const key = `access for ${event.subject_id}`;
        if (!store.effects.some((effect) => effect.key === key)) store.perform({ kind: 'grant', key });
      });
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
