import { EVENT_CATALOG } from '../../../src/events/catalog.ts';
import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** One for each type of the documentation. */
const HANDLERS: ReadonlyMap<string, number> = new Map(
  EVENT_CATALOG.filter(({ catalog }) => catalog === 'documented').map(({ name }): [string, number] => [
    name,
    200,
  ]),
);

/** A table of handlers that is taken for complete. */
export const handlerTable = defineMember({
  file: 'receivers/ack-03-handler-table',
  bug: 'throws on types that are not in its table',
  red: ['ACK-03b'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      const handler = HANDLERS.get(event.event_type);
      if (handler === undefined) throw new Error(`no handler for ${event.event_type}`);
      processEvent(store, event);
      return handler;
    });
    return { to, probe: probeOf(store) };
  },
});
