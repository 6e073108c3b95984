import { isJsonObject } from '../../../src/internal/json.ts';
import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** The exception is caught, and the response is sent all the same. */
export const droppedNulls = defineMember({
  file: 'receivers/pay-01-dropped-nulls',
  bug: 'drops events of people without a name behind a 200',
  red: ['PAY-01e'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      try {
        const person = isJsonObject(event.data['contact']) ? event.data['contact'] : event.data;
        if ('first_name' in person) String(person['first_name'] ?? neverSet()).trim();
        processEvent(store, event);
      } catch {
        // It would be in the log.
      }
      return 200;
    });
    return { to, probe: probeOf(store) };

    function neverSet(): never {
      throw new TypeError('Cannot read properties of null');
    }
  },
});
