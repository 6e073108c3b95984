import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** The status whose name fits best. */
export const alreadyReported = defineMember({
  file: 'receivers/ack-04-already-reported',
  bug: 'responds to duplicates with 208 Already Reported',
  red: ['ACK-04'],
  mayBeRed: ['IDEM-01a', 'IDEM-01b', 'IDEM-01c', 'IDEM-02a', 'RET-02a'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      if (store.hasSeen(event.event_id)) return 208;
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
