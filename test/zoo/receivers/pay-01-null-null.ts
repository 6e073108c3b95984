import { createStore, probeOf, takeOnce } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Puts a greeting together from whatever is there. */
export const nullNull = defineMember({
  file: 'receivers/pay-01-null-null',
  bug: 'greets people without a name as null null',
  red: ['PAY-01g'],
  create: (secret) => {
    const store = createStore();
    const greeted = new Set<number | null>();
    const to = verifiedApp(secret, (event) => {
      takeOnce(store, event, () => {
        if (event.event_type !== 'contact.created' || greeted.has(event.subject_id)) return;
        greeted.add(event.subject_id);
        const { email_address: address, first_name: first, last_name: last } = event.data;
        store.perform({
          kind: 'mail',
          key: `to ${address}: Hello ${first} ${last}, contact ${event.subject_id}`,
        });
      });
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
