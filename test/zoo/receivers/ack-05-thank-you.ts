import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedHandler } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** A handler of forms that was there for browsers first. */
export const thankYou = defineMember({
  file: 'receivers/ack-05-thank-you',
  bug: 'redirects whoever sent a form to a thank-you page',
  red: ['ACK-05'],
  mayBeRed: ['PAY-01d', 'PAY-02a', 'PAY-02b'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedHandler(secret, (event) => {
      processEvent(store, event);
      if (event.event_type === 'form/submission.created') return { status: 303, location: '/thank-you' };
      return 204;
    });
    return { to, probe: probeOf(store) };
  },
});
