import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

const PATTERN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A pattern after the first sample. */
export const timePattern = defineMember({
  file: 'receivers/pay-05-time-pattern',
  bug: 'refuses times that are written in another way',
  red: ['PAY-05'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      const { created_at: createdAt } = event;
      if (createdAt !== undefined && !PATTERN.test(createdAt)) return { status: 422, text: 'created_at' };
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
