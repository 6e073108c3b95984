import { createStore, probeOf } from '../store.ts';
import { verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** An array of fixed length is its memory. */
export const lastHundred = defineMember({
  file: 'receivers/idem-06-last-hundred',
  bug: 'remembers the last hundred events only',
  red: ['IDEM-06a'],
  mayBeRed: ['IDEM-03', 'IDEM-06c'],
  create: (secret) => {
    const store = createStore();
    const recent: string[] = [];
    const app = verifiedExpress(secret, (event, response) => {
      if (!recent.includes(event.event_id)) {
        store.upsert(event);
        if (event.event_type === 'contact.created' && !isThanked(event.subject_id)) thank(event.subject_id);
        else if (event.event_type === 'contact.created')
          store.perform({ kind: 'credit', key: `again ${event.event_id}` });
        recent.push(event.event_id);
        if (recent.length > 100) recent.shift();
      }
      response.sendStatus(200);
    });
    return { to: app, probe: probeOf(store) };

    function isThanked(id: number | null): boolean {
      return store.effects.some(({ key }) => key === `thanks ${id}`);
    }

    function thank(id: number | null): void {
      store.perform({ kind: 'mail', key: `thanks ${id}` });
    }
  },
});
