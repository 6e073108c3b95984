import { createHmac } from 'node:crypto';
import { fetchTarget } from '../../../src/delivery/in-process-target.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** parseInt stops at the first letter. */
export const parseIntTimestamp = defineMember({
  file: 'receivers/auth-06-parse-int',
  bug: 'takes a timestamp with letters after it',
  red: ['AUTH-06c'],
  create: (secret) => {
    const store = createStore();
    const handle = async (request: Request): Promise<Response> => {
      const rawBody = Buffer.from(await request.arrayBuffer());
      const signature = request.headers.get('x-webhook-clickfunnels-signature');
      const timestamp = request.headers.get('x-webhook-clickfunnels-timestamp');
      const expected = createHmac('sha256', secret)
        .update(`${timestamp ?? ''}.`)
        .update(rawBody)
        .digest('hex');
      if (timestamp === null || signature !== expected) return new Response(null, { status: 401 });
      const age = Date.now() / 1_000 - Number.parseInt(timestamp, 10);
      if (!(Math.abs(age) <= 600)) return new Response(null, { status: 401 });
      return new Response(null, { status: takeBody(store, rawBody.toString('utf8')) });
    };
    return { to: fetchTarget(handle), probe: probeOf(store) };
  },
});
