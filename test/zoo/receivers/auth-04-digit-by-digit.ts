import { createHash, createHmac } from 'node:crypto';
import { fetchTarget } from '../../../src/delivery/in-process-target.ts';
import { createStore, probeOf, takeBody } from '../store.ts';
import { defineMember } from '../zoo.ts';

/** "Hashing makes the comparison safe", and so each digit is hashed, many times, until one is wrong. */
export const digitByDigit = defineMember({
  file: 'receivers/auth-04-digit-by-digit',
  bug: 'takes longer the more digits of a signature are right',
  red: ['AUTH-04'],
  create: (secret) => {
    const store = createStore();
    const handle = async (request: Request): Promise<Response> => {
      const rawBody = Buffer.from(await request.arrayBuffer());
      const signature = request.headers.get('x-webhook-clickfunnels-signature') ?? '';
      const timestamp = request.headers.get('x-webhook-clickfunnels-timestamp') ?? '';
      const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex');
      const isFresh = /^\d{1,12}$/.test(timestamp) && Math.abs(Date.now() / 1_000 - Number(timestamp)) <= 600;
      if (!isFresh || !isEqual(signature, expected)) return new Response(null, { status: 401 });
      return new Response(null, { status: takeBody(store, rawBody.toString('utf8')) });
    };
    return { to: fetchTarget(handle), probe: probeOf(store) };
  },
});

function isEqual(received: string, expected: string): boolean {
  if (received.length !== expected.length) return false;
  for (let index = 0; index < expected.length; index += 1) {
    if (stretched(received.charAt(index)) !== stretched(expected.charAt(index))) return false;
  }
  return true;
}

function stretched(digit: string): string {
  let hash = digit;
  for (let round = 0; round < 20; round += 1) hash = createHash('sha256').update(hash).digest('hex');
  return hash;
}
