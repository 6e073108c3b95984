import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** It responds at once, as it was told to, and works from memory. */
export const respondsFirst = defineMember({
  file: 'receivers/ack-02-responses-first',
  bug: 'responds before the event is saved',
  red: ['ACK-02'],
  create: (secret) => {
    const store = createStore();
    let pending = new Set<NodeJS.Timeout>();
    const app = verifiedExpress(secret, (event, response) => {
      response.sendStatus(200);
      const timer = setTimeout(() => {
        pending.delete(timer);
        processEvent(store, event);
      }, 60);
      pending.add(timer);
    });
    const kill = () => {
      for (const timer of pending) clearTimeout(timer);
      pending = new Set();
      return Promise.resolve();
    };
    return {
      to: app,
      probe: probeOf(store),
      settleMs: 1_000,
      processControl: { kill, restart: kill },
      close: kill,
    };
  },
});
