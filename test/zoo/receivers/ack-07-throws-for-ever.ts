import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** What has no id is taken for a passing trouble. */
export const throwsForEver = defineMember({
  file: 'receivers/ack-07-throws-for-ever',
  bug: 'responds 500 to an event with empty data, every time',
  red: ['ACK-07'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      const { id } = event.data;
      if (id === undefined) throw new Error('could not load the record');
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
