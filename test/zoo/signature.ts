import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_SECONDS = 600;

/** Whether a request is from ClickFunnels: validly signed over its raw body, and not too old or too new. */
export function isGenuine(
  signature: string | null | undefined,
  timestamp: string | null | undefined,
  rawBody: Uint8Array,
  secret: string,
): boolean {
  if (!signature || !timestamp || secret === '') return false;
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest();
  const received = Buffer.from(signature, 'hex');
  return /^[0-9a-f]{64}$/.test(signature) && timingSafeEqual(expected, received);
}
