import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedHandler } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Everybody has an e-mail address. */
export const nullAddress = defineMember({
  file: 'receivers/pay-01-null-address',
  bug: 'calls a method of an e-mail address that may be null',
  red: ['PAY-01a'],
  mayBeRed: ['PAY-01b', 'ACK-07'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedHandler(secret, (event) => {
      if (event.event_type === 'contact.created') {
        const { email_address: address } = event.data;
        if (address === null || address === undefined) throw new TypeError('address.toLowerCase');
      }
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
