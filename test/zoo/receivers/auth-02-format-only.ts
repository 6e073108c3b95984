import { fetchTarget } from '../../../src/delivery/in-process-target.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Whether a timestamp is within the tolerance. */
function isFresh(timestamp: string): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Date.now() / 1_000 - Number(timestamp)) <= 600;
}

/** The signature is looked at and not computed. */
export const formatOnly = defineMember({
  file: 'receivers/auth-02-format-only',
  bug: 'checks the form of the signature alone',
  red: ['AUTH-02a', 'SIG-06a', 'SIG-06b', 'SIG-06c', 'AUTH-01c'],
  mayBeRed: ['AUTH-02c', 'AUTH-09a'],
  create: () => {
    const store = createStore();
    const handle = async (request: Request): Promise<Response> => {
      const rawBody = Buffer.from(await request.arrayBuffer());
      const signature = request.headers.get('x-webhook-clickfunnels-signature');
      const timestamp = request.headers.get('x-webhook-clickfunnels-timestamp');
      if (!/^[0-9a-f]{64}$/.test(signature ?? '')) return new Response('invalid signature', { status: 401 });
      if (timestamp !== null && !isFresh(timestamp)) return new Response('too old', { status: 401 });
      return new Response(null, { status: takeBody(store, rawBody.toString('utf8')) });
    };
    return { to: fetchTarget(handle), probe: probeOf(store) };
  },
});
