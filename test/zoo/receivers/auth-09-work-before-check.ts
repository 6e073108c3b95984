import { fetchTarget } from '../../../src/delivery/in-process-target.ts';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** The event is stored while its signature is still being verified. */
export const workBeforeCheck = defineMember({
  file: 'receivers/auth-09-work-before-check',
  bug: 'processes the event before it refuses it',
  red: ['AUTH-09a'],
  create: (secret) => {
    const store = createStore();
    const handle = async (request: Request): Promise<Response> => {
      const rawBody = Buffer.from(await request.arrayBuffer());
      const signature = request.headers.get('x-webhook-clickfunnels-signature');
      const timestamp = request.headers.get('x-webhook-clickfunnels-timestamp');
      const status = takeBody(store, rawBody.toString('utf8'));
      const genuine = await Promise.resolve(isGenuine(signature, timestamp, rawBody, secret));
      return new Response(null, { status: genuine ? status : 401 });
    };
    return { to: fetchTarget(handle), probe: probeOf(store) };
  },
});
