import { createStore, probeOf, takeOnce } from '../store.ts';
import { verifiedFastify } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** The handler looks the order up, and gives up in silence. */
export const needsOrder = defineMember({
  file: 'receivers/ord-05-unknown-order',
  bug: 'grants nothing for a payment of an order that it does not know yet',
  red: ['ORD-05'],
  create: (secret) => {
    const store = createStore();
    const app = verifiedFastify(secret, (event) => {
      const isKnown = store.subjects.has(event.subject_id ?? 0);
      takeOnce(store, event, () => {
        const isPayment = event.event_type === 'one-time-order.completed';
        if (isPayment && isKnown) store.perform({ kind: 'grant', key: `order ${event.subject_id}` });
      });
      return 200;
    });
    return { to: app, probe: probeOf(store), close: () => app.close() };
  },
});
