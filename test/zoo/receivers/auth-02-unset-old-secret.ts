import { createHmac } from 'node:crypto';
import { fetchTarget } from '../../../src/delivery/in-process-target.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** Whether a timestamp is within the tolerance. */
function isFresh(timestamp: string): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Date.now() / 1_000 - Number(timestamp)) <= 600;
}

/** A second secret for the next rotation, which nobody has set. */
export const unsetOldSecret = defineMember({
  file: 'receivers/auth-02-unset-old-secret',
  bug: 'takes an empty secret beside the right one',
  red: ['AUTH-02c'],
  create: (secret) => {
    const store = createStore();
    const { OLD_SECRET_THAT_NOBODY_SET = '' } = process.env;
    const secrets = [secret, OLD_SECRET_THAT_NOBODY_SET];
    const handle = async (request: Request): Promise<Response> => {
      const rawBody = Buffer.from(await request.arrayBuffer());
      const signature = request.headers.get('x-webhook-clickfunnels-signature');
      const timestamp = request.headers.get('x-webhook-clickfunnels-timestamp');
      const matches = secrets.some(
        (key) =>
          createHmac('sha256', key).update(`${timestamp}.`).update(rawBody).digest('hex') === signature,
      );
      if (!matches || !isFresh(timestamp ?? '')) return new Response(null, { status: 401 });
      return new Response(null, { status: takeBody(store, rawBody.toString('utf8')) });
    };
    return { to: fetchTarget(handle), probe: probeOf(store) };
  },
});
