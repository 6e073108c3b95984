// @chunk signatures
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/**
 * The secret used where none is given: 64 lower-case hex digits, the form of a real one (observed in Bullet Train's code).
 * It is published here and protects nothing; configure it in a receiver that only ever runs on a developer's machine.
 */
export const DEVELOPMENT_SECRET = 'c1f0c1f0c1f0c1f0c1f0c1f0c1f0c1f0c1f0c1f0c1f0c1f0c1f0c1f0c1f0c1f0';

/** What is signed. */
export interface SigningInput {
  readonly secret: string;
  /** Unix time in seconds, as it is in the timestamp header. */
  readonly timestamp: number | string;
  /** The exact body bytes; text is taken as UTF-8. */
  readonly body: Uint8Array | string;
}

/**
 * ClickFunnels' signature: lower-case hex HMAC-SHA256, keyed with the secret's characters, over
 * `timestamp + "." + body`. Documented.
 *
 * @example
 * signBody({ secret, timestamp: 1_767_225_600, body: '{"data":{}}' });
 * @see https://developers.myclickfunnels.com/docs/signature-verification
 */
export function signBody({ secret, timestamp, body }: SigningInput): string {
  return createHmac('sha256', keyOf(secret)).update(`${timestamp}.`).update(body).digest('hex');
}

let lastKey: { readonly secret: string; readonly key: KeyObject } | undefined;

/** The key made of a secret. Runs sign with one secret, so the last key is kept. */
function keyOf(secret: string): KeyObject {
  if (lastKey?.secret !== secret) lastKey = { secret, key: createSecretKey(secret, 'utf8') };
  return lastKey.key;
}
