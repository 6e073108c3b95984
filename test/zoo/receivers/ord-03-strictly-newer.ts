import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedHandler } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** What is not newer is old. */
export const strictlyNewer = defineMember({
  file: 'receivers/ord-03-strictly-newer',
  bug: 'drops the second of two updates of the same moment',
  red: ['ORD-03b'],
  create: (secret) => {
    const store = createStore();
    const newest = new Map<number, string>();
    const to = verifiedHandler(secret, (event) => {
      const { updated_at: updatedAt } = event.data;
      const at = typeof updatedAt === 'string' ? updatedAt : '';
      const id = event.subject_id ?? 0;
      if (event.event_type.endsWith('.updated') && at <= (newest.get(id) ?? '')) return 200;
      processEvent(store, event);
      if (at > (newest.get(id) ?? '')) newest.set(id, at);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
