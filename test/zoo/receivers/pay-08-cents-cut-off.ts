import type { JsonValue } from '../../../src/internal/json.ts';
import { createStore, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Amounts are kept in cents, as whole numbers. */
export const centsCutOff = defineMember({
  file: 'receivers/pay-08-cents-cut-off',
  bug: 'cuts off the cents that binary fractions lose',
  red: ['PAY-08a'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      processEvent(store, event);
      return 200;
    });
    const readState = ({ subjectId }: { readonly subjectId: unknown }): Promise<JsonValue> => {
      const subject = typeof subjectId === 'number' ? store.subjects.get(subjectId) : undefined;
      if (subject === undefined) return Promise.resolve(null);
      const { total_amount: amount, ...data } = subject.data;
      const cents = amount === undefined ? {} : { total_cents: Math.floor(Number(amount) * 100) };
      return Promise.resolve({ data: { ...data, ...cents }, deleted: subject.deleted });
    };
    return {
      to,
      probe: { describe: 'the store', readState, readEffects: () => Promise.resolve([...store.effects]) },
    };
  },
});
