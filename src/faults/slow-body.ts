import { InvalidValue } from '../errors/invalid-value.ts';
import type { Fault } from './fault.ts';
import { EVERY_DELIVERY, strikeShare } from './strike-share.ts';

const RATE = /^(\d+(?:\.\d+)?)(B|kB|KB|MB)?(?:\/s)?$/;
const BYTES = { B: 1, kB: 1_000, KB: 1_000, MB: 1_000_000 } as const;

/** Bodies that trickle in, as over a bad line. */
export function slowBody(bytesPerSecond: number): Fault {
  return strikeShare({
    name: 'slow-body',
    share: EVERY_DELIVERY,
    disturbance: { bodyBytesPerSecond: bytesPerSecond },
    effect: `body sent at ${bytesPerSecond} bytes per second`,
  });
}

/**
 * Reads `500`, `500B/s` or `2kB/s`.
 *
 * @returns Bytes per second.
 * @throws InvalidValue
 */
export function parseByteRate(text: string): number {
  const match = RATE.exec(text);
  const unit = Object.entries(BYTES).find(([name]) => name === (match?.[2] ?? 'B'))?.[1] ?? 1;
  const rate = Number(match?.[1] ?? 0) * unit;
  if (rate > 0) return rate;
  throw new InvalidValue('bytes per second', text, ['500B/s', '2kB/s']);
}
