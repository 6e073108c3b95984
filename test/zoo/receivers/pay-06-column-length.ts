import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** A column of 255 characters. */
export const columnLength = defineMember({
  file: 'receivers/pay-06-column-length',
  bug: 'fails to store names that are too long',
  red: ['PAY-06'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      const { first_name: name } = event.data;
      if (typeof name === 'string' && name.length > 255) {
        throw new Error('value too long for type character varying(255)');
      }
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
