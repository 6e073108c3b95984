import { createStore, probeOf, takeOnce } from '../store.ts';
import { verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** The state of the order decides about the mail, not whether one was sent. */
export const mailPerUpdate = defineMember({
  file: 'receivers/idem-04-mail-per-update',
  bug: 'mails the confirmation at every update of an order',
  red: ['IDEM-04'],
  create: (secret) => {
    const store = createStore();
    const confirmed = new Set<string>();
    const app = verifiedExpress(secret, (event, response) => {
      takeOnce(store, event, () => {
        const key = `your order ${event.subject_id}`;
        const isUpdate = event.event_type === 'order.updated';
        if (!isUpdate && confirmed.has(key)) return;
        if (!isUpdate && event.event_type !== 'order.created') return;
        confirmed.add(key);
        store.perform({ kind: 'mail', key });
      });
      response.sendStatus(200);
    });
    return { to: app, probe: probeOf(store) };
  },
});
