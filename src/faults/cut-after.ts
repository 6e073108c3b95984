import type { CutPoint } from '../delivery/delivery-plan.ts';
import { InvalidValue } from '../errors/invalid-value.ts';
import type { Fault } from './fault.ts';
import { EVERY_DELIVERY, strikeShare } from './strike-share.ts';

/** Connections that break while the first attempt is being sent. */
export function cutAfter(point: CutPoint): Fault {
  const place = typeof point === 'number' ? `${point} bytes of the body` : `the ${point}`;
  return strikeShare({
    name: 'cut-after',
    share: EVERY_DELIVERY,
    disturbance: { cutAfter: point },
    effect: `first attempt cut off after ${place}`,
  });
}

/**
 * Reads `headers`, `body` or a number of bytes.
 *
 * @throws InvalidValue
 */
export function parseCutPoint(text: string): CutPoint {
  if (text === 'headers' || text === 'body') return text;
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidValue('headers, body or a number of bytes', text, ['body', '100']);
}
