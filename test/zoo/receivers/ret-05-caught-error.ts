import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** It catches what the database throws, logs it and goes on. */
export const caughtError = defineMember({
  file: 'receivers/ret-05-caught-error',
  bug: 'responds 200 although the database was down',
  red: ['RET-05'],
  create: (secret) => {
    const store = createStore();
    let isDatabaseUp = true;
    const to = verifiedApp(secret, (event) => {
      try {
        if (!isDatabaseUp) throw new Error('the database is down');
        processEvent(store, event);
      } catch {
        // It would be in the log.
      }
      return 200;
    });
    const processControl = {
      breakDependency: () => {
        isDatabaseUp = false;
        return Promise.resolve();
      },
      fixDependency: () => {
        isDatabaseUp = true;
        return Promise.resolve();
      },
    };
    return { to, probe: probeOf(store), processControl };
  },
});
