import type { CutPoint } from '../delivery/delivery-plan.ts';
import { SimulatorError } from '../errors/simulator-error.ts';
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
 * @throws SimulatorError `invalid-option`.
 */
export function parseCutPoint(text: string): CutPoint {
  if (text === 'headers' || text === 'body') return text;
  if (/^\d+$/.test(text)) return Number(text);
  throw new SimulatorError({
    code: 'invalid-option',
    problem: `--cut-after takes headers, body or a number of bytes, got "${text}".`,
    cure: 'For example --cut-after body: everything was sent, no answer is waited for.',
  });
}
