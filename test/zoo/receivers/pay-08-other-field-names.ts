import type { JsonObject } from '../../../src/internal/json.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Fields of another platform. */
export const otherFieldNames = defineMember({
  file: 'receivers/pay-08-other-field-names',
  bug: 'reads email and name, which ClickFunnels calls email_address and first_name',
  red: ['PAY-08c'],
  create: (secret) => {
    const people = new Map<number, JsonObject>();
    const seen = new Set<string>();
    const to = verifiedApp(secret, ({ data, event_id, event_type, subject_id }) => {
      if (seen.has(event_id) || subject_id === null || event_type !== 'contact.created') return 200;
      seen.add(event_id);
      people.set(subject_id, { id: subject_id, name: data['name'] ?? '', email: data['email'] ?? null });
      return 200;
    });
    return {
      to,
      probe: {
        describe: 'the people',
        readState: ({ subjectId }) => Promise.resolve(people.get(Number(subjectId)) ?? null),
      },
    };
  },
});
