import type { JsonValue } from '../../../src/internal/json.ts';
import { createStore, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Contacts are unique by their address. */
export const mergedNameless = defineMember({
  file: 'receivers/pay-01-merged-nameless',
  bug: 'keeps one record for all contacts without an address',
  red: ['PAY-01f'],
  create: (secret) => {
    const store = createStore();
    const byAddress = new Map<string, number>();
    const to = verifiedApp(secret, (event) => {
      if (event.event_type.startsWith('contact.') && event.subject_id !== null) {
        const address = String(event.data['email_address'] ?? '').toLowerCase();
        const other = byAddress.get(address);
        if (other !== undefined && other !== event.subject_id) store.subjects.delete(other);
        byAddress.set(address, event.subject_id);
      }
      processEvent(store, event);
      return 200;
    });
    const readState = ({ subjectId }: { readonly subjectId: unknown }): Promise<JsonValue> => {
      const subject = typeof subjectId === 'number' ? store.subjects.get(subjectId) : undefined;
      return Promise.resolve(subject === undefined ? null : { data: subject.data, deleted: subject.deleted });
    };
    return {
      to,
      probe: { describe: 'the store', readState, readEffects: () => Promise.resolve([...store.effects]) },
    };
  },
});
