import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Written after the one body that was at hand. */
export const pageExpected = defineMember({
  file: 'receivers/pay-02-page-expected',
  bug: 'refuses events without page_id',
  red: ['PAY-02c'],
  mayBeRed: ['ACK-03a'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event, rawBody) => {
      if (!rawBody.includes('"page_id"')) return { status: 400, text: 'page_id is missing' };
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
