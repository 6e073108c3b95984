import { fetchTarget } from '../../../src/delivery/in-process-target.ts';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** The content type is compared as a whole. */
export const exactContentType = defineMember({
  file: 'receivers/sig-05-exact-content-type',
  bug: 'refuses application/json with a charset',
  red: ['SIG-05c'],
  create: (secret) => {
    const store = createStore();
    const handle = async (request: Request): Promise<Response> => {
      if (request.headers.get('content-type') !== 'application/json')
        return new Response(null, { status: 415 });
      const rawBody = Buffer.from(await request.arrayBuffer());
      const signature = request.headers.get('x-webhook-clickfunnels-signature');
      const timestamp = request.headers.get('x-webhook-clickfunnels-timestamp');
      if (!isGenuine(signature, timestamp, rawBody, secret)) return new Response(null, { status: 401 });
      return new Response(null, { status: takeBody(store, rawBody.toString('utf8')) });
    };
    return { to: fetchTarget(handle), probe: probeOf(store) };
  },
});
