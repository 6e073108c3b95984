import { createStore, probeOf, takeOnce } from '../store.ts';
import { verifiedFastify } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** Each event id has its mail, whatever the event says. */
export const byEventId = defineMember({
  file: 'receivers/idem-03-by-event-id',
  bug: 'lets a mail hang on the event id alone',
  red: ['IDEM-03'],
  create: (secret) => {
    const store = createStore();
    const app = verifiedFastify(secret, (event) => {
      takeOnce(store, event, () => {
        if (event.event_type.endsWith('.created')) {
          store.perform({ kind: 'mail', key: `thanks for ${event.event_type} ${event.subject_id}` });
        }
      });
      return 204;
    });
    return { to: app, probe: probeOf(store), close: () => app.close() };
  },
});
