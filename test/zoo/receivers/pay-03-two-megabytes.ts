import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Enough for nearly everything. */
export const twoMegabytes = defineMember({
  file: 'receivers/pay-03-two-megabytes',
  bug: 'takes no more than 2 MB',
  red: ['PAY-03b'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(
      secret,
      (event) => {
        processEvent(store, event);
        return 200;
      },
      '2mb',
    );
    return { to, probe: probeOf(store) };
  },
});
