import { createHash, timingSafeEqual } from 'node:crypto';
import { wallClockMs } from '../clock/wall-clock.ts';
import { Refusal } from './refusal.ts';

/** Wrong tokens from one address before it is told to wait. The right one is accepted all the same. */
const MOST_FAILURES = 20;
/** For how long, in milliseconds. */
const WINDOW_MS = 60_000;
/** Addresses that are remembered at most. */
const MOST_ADDRESSES = 1_000;

/**
 * Lets requests with the right token pass: told the `Authorization` header, who asks, and what to respond where the token
 * is missing or wrong. Throws a Refusal: 401, or 429 after too many wrong tokens.
 */
export type TokenCheck = (authorization: string | undefined, address: string, missing: string) => void;

/**
 * Makes a {@link TokenCheck}.
 *
 * @param token The one that is right; without it any is.
 * @param now Real milliseconds. @default the true time
 */
export function createTokenCheck(token: string | undefined, now: () => number = wallClockMs): TokenCheck {
  const expected = token === undefined ? undefined : digest(token);
  const failures = new Map<string, { count: number; readonly until: number }>();

  return (authorization, address, missing) => {
    const given = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
    if (given === undefined) throw new Refusal(401, missing, { 'WWW-Authenticate': 'Bearer' });
    if (expected === undefined) return;

    if (timingSafeEqual(digest(given), expected)) return;
    const earlier = failures.get(address);
    const current = earlier !== undefined && earlier.until > now() ? earlier : undefined;
    if (current !== undefined && current.count >= MOST_FAILURES) {
      const seconds = Math.ceil((current.until - now()) / 1_000);
      throw new Refusal(429, 'Too many wrong tokens: wait a minute.', { 'Retry-After': String(seconds) });
    }
    if (failures.size >= MOST_ADDRESSES) failures.clear();
    failures.set(address, { count: (current?.count ?? 0) + 1, until: current?.until ?? now() + WINDOW_MS });
    throw new Refusal(401, missing, { 'WWW-Authenticate': 'Bearer' });
  };
}

/** Of equal length whatever the token, so that a comparison tells nothing by its time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
