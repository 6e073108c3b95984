import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** A switch over the types, whose default is a 400. */
export const defaultBadRequest = defineMember({
  file: 'receivers/ack-03-default-400',
  bug: 'responds 400 to every type that it does not handle',
  red: ['ACK-03a', 'ACK-03b'],
  mayBeRed: ['PAY-01d', 'PAY-02a', 'PAY-02b', 'PAY-05'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      switch (event.event_type) {
        case 'contact.created':
        case 'contact.updated':
        case 'order.created':
          processEvent(store, event);
          return 200;
        default:
          return { status: 400, text: `unhandled event ${event.event_type}` };
      }
    });
    return { to, probe: probeOf(store) };
  },
});
