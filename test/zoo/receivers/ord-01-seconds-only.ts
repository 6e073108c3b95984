import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** The column is a DATETIME of MySQL, which has no milliseconds. */
export const secondsOnly = defineMember({
  file: 'receivers/ord-01-seconds-only',
  bug: 'keeps updated_at without its milliseconds',
  red: ['ORD-01d'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      const { updated_at: updatedAt } = event.data;
      const data =
        typeof updatedAt === 'string'
          ? { ...event.data, updated_at: `${new Date(updatedAt).toISOString().slice(0, 19)}Z` }
          : event.data;
      processEvent(store, { ...event, data });
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
