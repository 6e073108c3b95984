import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Null was thought of, and absence was not. */
export const missingField = defineMember({
  file: 'receivers/pay-01-missing-field',
  bug: 'tells null from a value, and not a missing field',
  red: ['PAY-01b'],
  mayBeRed: ['ACK-07'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      const { phone_number: phone } = event.data;
      if (event.event_type === 'contact.created' && phone === undefined) {
        throw new TypeError('phone.replace');
      }
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
