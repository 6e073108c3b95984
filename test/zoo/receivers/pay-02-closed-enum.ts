import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

const STATUSES = [
  'pending',
  'active',
  'completed',
  'churned',
  'canceled',
  'suspended',
  'paused',
  'abandoned',
];

/** A switch without a default. */
export const closedEnum = defineMember({
  file: 'receivers/pay-02-closed-enum',
  bug: 'throws on a status that it does not know',
  red: ['PAY-02b'],
  mayBeRed: ['PAY-01a', 'PAY-01b'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      const { service_status: status } = event.data;
      if (typeof status === 'string' && !STATUSES.includes(status)) throw new Error(`status ${status}`);
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
