import { createStore, probeOf } from '../store.ts';
import { verifiedHandler } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Times are compared, and no event is remembered. */
export const timesAlone = defineMember({
  file: 'receivers/ord-07-times-alone',
  bug: 'recognizes no duplicate, and compares updated_at alone',
  red: ['ORD-07'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedHandler(secret, (event) => {
      store.upsert(event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
