import { fetchTarget } from '../../../src/delivery/in-process-target.ts';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, processEvent } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Whatever is validly signed is taken for an event. */
export const unguardedParse = defineMember({
  file: 'receivers/pay-04-unguarded-parse',
  bug: 'reads fields of whatever JSON.parse gives',
  red: ['PAY-04'],
  create: (secret) => {
    const store = createStore();
    const handle = async (request: Request): Promise<Response> => {
      const rawBody = Buffer.from(await request.arrayBuffer());
      const signature = request.headers.get('x-webhook-clickfunnels-signature');
      const timestamp = request.headers.get('x-webhook-clickfunnels-timestamp');
      if (!isGenuine(signature, timestamp, rawBody, secret)) return new Response(null, { status: 401 });
      const event = JSON.parse(rawBody.toString('utf8'));
      if (event.event_type.startsWith('ping')) return new Response('pong');
      processEvent(store, event);
      return new Response('ok');
    };
    return { to: fetchTarget(handle), probe: probeOf(store) };
  },
});
