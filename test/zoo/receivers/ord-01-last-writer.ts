import { createStore, probeOf } from '../store.ts';
import { verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** It writes whatever it gets. */
export const lastWriter = defineMember({
  file: 'receivers/ord-01-last-writer',
  bug: 'lets the delivery that comes last win',
  red: ['ORD-01a'],
  mayBeRed: ['ORD-01b', 'ORD-02b', 'ORD-01c', 'ORD-01d', 'ORD-01e', 'ORD-07'],
  create: (secret) => {
    const store = createStore();
    const app = verifiedExpress(secret, (event, response) => {
      const { event_id: id, subject_id: subjectId } = event;
      if (!store.hasSeen(id) && subjectId !== null && store.subjects.get(subjectId)?.deleted !== true) {
        store.subjects.delete(subjectId);
        store.upsert(event);
      }
      store.markSeen(id);
      response.sendStatus(200);
    });
    return { to: app, probe: probeOf(store) };
  },
});
