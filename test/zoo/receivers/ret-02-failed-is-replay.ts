import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedHandler } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** The event id is a nonce to it, used up at the first sight. */
export const failedIsReplay = defineMember({
  file: 'receivers/ret-02-failed-is-replay',
  bug: 'takes the retry of what had failed for a replay',
  red: ['RET-02b'],
  create: (secret) => {
    const store = createStore();
    const nonces = new Set<string>();
    let isDatabaseUp = true;
    const to = verifiedHandler(secret, (event) => {
      if (store.hasSeen(event.event_id)) return 200;
      if (nonces.has(event.event_id)) return 409;
      nonces.add(event.event_id);
      if (!isDatabaseUp) return 503;
      processEvent(store, event);
      return 200;
    });
    const turn = (isUp: boolean) => () => {
      isDatabaseUp = isUp;
      return Promise.resolve();
    };
    return {
      to,
      probe: probeOf(store),
      processControl: { breakDependency: turn(false), fixDependency: turn(true) },
    };
  },
});
