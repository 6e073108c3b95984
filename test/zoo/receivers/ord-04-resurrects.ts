import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** A deletion leaves nothing behind that an update could be compared with. */
export const resurrects = defineMember({
  file: 'receivers/ord-04-resurrects',
  bug: 'makes a deleted record anew when a late update comes',
  red: ['ORD-04'],
  create: (secret) => {
    const store = createStore();
    const app = verifiedExpress(secret, (event, response) => {
      if (!event.event_type.endsWith('.deleted')) processEvent(store, event);
      else store.subjects.delete(event.subject_id ?? 0);
      response.sendStatus(200);
    });
    return { to: app, probe: probeOf(store) };
  },
});
