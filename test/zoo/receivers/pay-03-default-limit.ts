import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** The parser as it comes. */
export const defaultLimit = defineMember({
  file: 'receivers/pay-03-default-limit',
  bug: 'leaves the limit of the body parser at 100 kB',
  red: ['PAY-03a', 'PAY-03b'],
  mayBeRed: ['PAY-06'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(
      secret,
      (event) => {
        processEvent(store, event);
        return 200;
      },
      '100kb',
    );
    return { to, probe: probeOf(store) };
  },
});
