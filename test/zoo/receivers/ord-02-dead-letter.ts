import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** What has failed once is put aside. */
export const deadLetter = defineMember({
  file: 'receivers/ord-02-dead-letter',
  bug: 'refuses an update for good that came before the creation',
  red: ['ORD-02a'],
  mayBeRed: ['ACK-03a', 'ACK-03b'],
  create: (secret) => {
    const store = createStore();
    const deadLetters = new Set<string>();
    const app = verifiedExpress(secret, (event, response) => {
      const isUpdate = event.event_type.endsWith('.updated');
      if (deadLetters.has(event.event_id) || (isUpdate && !store.subjects.has(event.subject_id ?? 0))) {
        deadLetters.add(event.event_id);
        response.status(422).json({ error: 'no such record' });
        return;
      }
      processEvent(store, event);
      response.sendStatus(200);
    });
    return { to: app, probe: probeOf(store) };
  },
});
