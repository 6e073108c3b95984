import { createHmac } from 'node:crypto';
import { fetchTarget } from '../../../src/delivery/in-process-target.ts';
import { isGenuine } from '../signature.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Whether a timestamp is within the tolerance. */
function isFresh(timestamp: string): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Date.now() / 1_000 - Number(timestamp)) <= 600;
}

/** An older scheme, which signed the body alone, is still taken. */
export const twoSchemes = defineMember({
  file: 'receivers/sig-06-two-schemes',
  bug: 'takes a signature over the body alone as well',
  red: ['SIG-06b'],
  create: (secret) => {
    const store = createStore();
    const handle = async (request: Request): Promise<Response> => {
      const rawBody = Buffer.from(await request.arrayBuffer());
      const signature = request.headers.get('x-webhook-clickfunnels-signature');
      const timestamp = request.headers.get('x-webhook-clickfunnels-timestamp');
      const overBody = createHmac('sha256', secret).update(rawBody).digest('hex');
      const legacy = signature === overBody && isFresh(timestamp ?? '');
      if (!legacy && !isGenuine(signature, timestamp, rawBody, secret))
        return new Response(null, { status: 401 });
      return new Response(null, { status: takeBody(store, rawBody.toString('utf8')) });
    };
    return { to: fetchTarget(handle), probe: probeOf(store) };
  },
});
