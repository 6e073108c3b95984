import { createHmac, timingSafeEqual } from 'node:crypto';
import { fetchTarget } from '../../../src/delivery/in-process-target.ts';
import { createStore, probeOf, processEvent, readEvent } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** The timestamp goes into the signature and is not looked at otherwise. */
export const noTimestampCheck = defineMember({
  file: 'receivers/auth-05-no-timestamp-check',
  bug: 'never compares the timestamp with the clock',
  red: ['AUTH-05a', 'AUTH-05b'],
  mayBeRed: ['AUTH-05c', 'AUTH-06a', 'AUTH-06b', 'AUTH-06c'],
  create: (secret) => {
    const store = createStore();
    const handle = async (request: Request): Promise<Response> => {
      const rawBody = Buffer.from(await request.arrayBuffer());
      const signature = request.headers.get('x-webhook-clickfunnels-signature') ?? '';
      const timestamp = request.headers.get('x-webhook-clickfunnels-timestamp') ?? '';
      const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex');
      const matches =
        timestamp !== '' &&
        signature.length === expected.length &&
        timingSafeEqual(Buffer.from(signature, 'latin1'), Buffer.from(expected));
      if (!matches) return new Response('invalid signature', { status: 401 });
      const event = readEvent(rawBody.toString('utf8'));
      if (event === undefined) return new Response('not an event', { status: 400 });
      processEvent(store, event);
      return new Response('ok');
    };
    return { to: fetchTarget(handle), probe: probeOf(store) };
  },
});
