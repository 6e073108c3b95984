import { createStore, probeOf } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Times sort as text, as long as all of them are in UTC. */
export const timesAsText = defineMember({
  file: 'receivers/ord-01-times-as-text',
  bug: 'compares times as text',
  red: ['ORD-01c'],
  mayBeRed: ['ORD-07'],
  create: (secret) => {
    const store = createStore();
    const newest = new Map<number, string>();
    const to = verifiedApp(secret, (event) => {
      const at = String(event.data['updated_at'] ?? '');
      const subject = event.subject_id ?? 0;
      if (at < (newest.get(subject) ?? '') && !event.event_type.endsWith('.deleted')) return 200;
      newest.set(subject, at);
      const before = store.subjects.get(subject);
      if (before?.deleted === true) return 200;
      store.subjects.delete(subject);
      store.upsert(event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
