import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedHandler } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Validated as the form on the own site is. */
export const requiredName = defineMember({
  file: 'receivers/pay-01-required-name',
  bug: 'refuses contacts without a name',
  red: ['PAY-01d'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedHandler(secret, (event) => {
      const { first_name: name } = event.data;
      if (event.event_type === 'contact.created' && name === null) {
        return { status: 422, text: 'first_name is required' };
      }
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
