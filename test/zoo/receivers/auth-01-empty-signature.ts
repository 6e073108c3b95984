import { fetchTarget } from '../../../src/delivery/in-process-target.ts';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** The header has to be there, and then its value may be empty. */
export const emptySignature = defineMember({
  file: 'receivers/auth-01-empty-signature',
  bug: 'skips the check when the signature is empty',
  red: ['AUTH-01b'],
  create: (secret) => {
    const store = createStore();
    const handle = async (request: Request): Promise<Response> => {
      const rawBody = Buffer.from(await request.arrayBuffer());
      const signature = request.headers.get('x-webhook-clickfunnels-signature');
      const timestamp = request.headers.get('x-webhook-clickfunnels-timestamp');
      if (signature === null || timestamp === null) return new Response('missing headers', { status: 400 });
      if (signature && !isGenuine(signature, timestamp, rawBody, secret)) {
        return new Response('invalid signature', { status: 401 });
      }
      return new Response(null, { status: takeBody(store, rawBody.toString('utf8')) });
    };
    return { to: fetchTarget(handle), probe: probeOf(store) };
  },
});
