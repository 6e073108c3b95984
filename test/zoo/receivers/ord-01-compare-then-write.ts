import { createStore, probeOf, type WebhookEvent } from '../store.ts';
import { databaseMoment, verifiedFastify } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** SELECT, then UPDATE, without a transaction. */
export const compareThenWrite = defineMember({
  file: 'receivers/ord-01-compare-then-write',
  bug: 'compares updated_at in one statement and writes in another',
  red: ['ORD-01e'],
  create: (secret) => {
    const store = createStore();
    const claimed = new Set<string>();
    const app = verifiedFastify(secret, async (event) => {
      if (claimed.has(event.event_id)) return 200;
      claimed.add(event.event_id);
      const id = event.subject_id;
      if (id === null) return 200;
      const before = store.subjects.get(id);
      const updatedAt = updatedAtOf(event);
      const isOlder = before !== undefined && Date.parse(updatedAt) < Date.parse(before.updatedAt);
      await databaseMoment();
      if (isOlder || before?.deleted === true) return 200;
      const deleted = event.event_type.endsWith('.deleted');
      store.subjects.set(id, { type: event.subject_type ?? '', updatedAt, deleted, data: event.data });
      return 200;
    });
    return { to: app, probe: probeOf(store), close: () => app.close() };
  },
});

function updatedAtOf({ created_at: createdAt, data }: WebhookEvent): string {
  const { updated_at: updatedAt } = data;
  return typeof updatedAt === 'string' ? updatedAt : (createdAt ?? '');
}
