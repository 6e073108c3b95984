import { resolvedSchema } from '../../../src/payloads/schema-store.ts';
import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

const CONTACT_KEYS = new Set(Object.keys(resolvedSchema('v2/contact')['properties'] ?? {}));

/** A schema that allows nothing more. */
export const strictSchema = defineMember({
  file: 'receivers/pay-02-strict-schema',
  bug: 'refuses contacts with a key that it does not know',
  red: ['PAY-02a'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      const isContact = event.event_type === 'contact.created';
      const unknown = Object.keys(event.data).filter((key) => !CONTACT_KEYS.has(key));
      if (isContact && unknown.length > 0) return { status: 422, text: `unrecognized keys: ${unknown}` };
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
