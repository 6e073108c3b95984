import { createStore, probeOf, takeOnce } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Both events say that an invoice was paid. */
export const perInvoiceEvent = defineMember({
  file: 'receivers/idem-08-by-event-type',
  bug: 'sends a receipt for each event about one purchase',
  red: ['IDEM-08'],
  mayBeRed: ['IDEM-03'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      takeOnce(store, event, () => {
        if (!event.event_type.endsWith('invoice.paid')) return;
        store.perform({ kind: 'mail', key: `receipt for ${event.subject_id}` });
      });
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
