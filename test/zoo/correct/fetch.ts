import { fetchTarget } from '../../../src/delivery/in-process-target.ts';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, processEvent, readEvent } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Taken until the retries of before the rotation are over. */
const OLD_SECRET = 'the-secret-before-the-rotation';

/** A correct receiver as a fetch handler, as Next.js, Hono, Deno and Workers have them. */
export const correctFetch = defineMember({
  file: 'correct/fetch',
  bug: undefined,
  red: [],
  create: (secret) => {
    const store = createStore();
    const handle = async (request: Request): Promise<Response> => {
      if (request.method !== 'POST') return new Response(null, { status: 405 });
      const rawBody = new Uint8Array(await request.arrayBuffer());
      const signature = request.headers.get('x-webhook-clickfunnels-signature');
      const timestamp = request.headers.get('x-webhook-clickfunnels-timestamp');
      if (![secret, OLD_SECRET].some((key) => isGenuine(signature, timestamp, rawBody, key))) {
        return Response.json({ error: 'invalid signature' }, { status: 403 });
      }
      const event = readEvent(new TextDecoder().decode(rawBody));
      if (event === undefined) return Response.json({ error: 'not an event' }, { status: 422 });
      processEvent(store, event);
      return new Response(null, { status: 204 });
    };
    return { to: fetchTarget(handle), probe: probeOf(store), oldSecret: OLD_SECRET };
  },
});
