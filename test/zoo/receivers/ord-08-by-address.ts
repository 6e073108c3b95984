import type { JsonObject } from '../../../src/internal/json.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** People are found by their address. */
export const byAddress = defineMember({
  file: 'receivers/ord-08-by-address',
  bug: 'finds contacts by their email address, which may change',
  red: ['ORD-08'],
  create: (secret) => {
    const people = new Map<string, { readonly id: number | null; readonly data: JsonObject }>();
    const seen = new Set<string>();
    const to = verifiedApp(secret, ({ data, event_id, event_type, subject_id }) => {
      if (seen.has(event_id) || !/^contact\.(created|updated)$/.test(event_type)) return 200;
      seen.add(event_id);
      const address = String(data['email_address'] ?? subject_id);
      const before = people.get(address)?.data['updated_at'];
      const isOlder =
        before !== undefined && Date.parse(String(data['updated_at'])) < Date.parse(String(before));
      if (!isOlder) people.set(address, { id: subject_id, data });
      return 200;
    });
    return {
      to,
      probe: {
        describe: 'the people',
        readState: ({ subjectId }) =>
          Promise.resolve([...people.values()].find(({ id }) => id === subjectId)?.data ?? null),
      },
    };
  },
});
