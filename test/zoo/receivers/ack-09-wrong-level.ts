import { isJsonObject } from '../../../src/internal/json.ts';
import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** It looks for the address beside the event type, where other senders have it. */
export const wrongLevel = defineMember({
  file: 'receivers/ack-09-wrong-level',
  bug: 'reads fields at the wrong level of the body',
  red: ['ACK-09'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event, rawBody) => {
      const body: unknown = JSON.parse(rawBody.toString('utf8'));
      if (isJsonObject(body) && typeof body['email_address'] === 'string') processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
