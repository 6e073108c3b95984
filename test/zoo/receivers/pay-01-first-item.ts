import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** An order has at least one item. */
export const firstItem = defineMember({
  file: 'receivers/pay-01-first-item',
  bug: 'reads the first item of a list that may be empty',
  red: ['PAY-01c'],
  mayBeRed: ['PAY-01b'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      const { line_items: items } = event.data;
      if (event.event_type === 'order.created' && Array.isArray(items) && items.length === 0) {
        throw new TypeError('items[0].quantity');
      }
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
