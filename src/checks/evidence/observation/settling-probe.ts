import { isDeepStrictEqual } from 'node:util';
import { stopwatchMs } from '../../../clock/wall-clock.ts';
import type { Probe } from '../../engine/probe.ts';
import { withoutFields } from './volatile-fields.ts';

/** How a receiver is looked at. */
export interface SettlingOptions {
  /** Real milliseconds that the receiver's work may take to show after its response; 0 looks once. */
  readonly settleMs: number;
  /** What changes by itself: see {@link withoutFields}. */
  readonly ignore: readonly string[];
  /** Lets real milliseconds pass. */
  readonly pause: (ms: number) => Promise<void>;
}

/** The share of the settling time for which nothing may change before a look counts. */
const QUIET_SHARE = 0.15;
/** How often it is looked within that share. */
const LOOKS = 2;

/**
 * The same probe, looked at until nothing changes any more, so that work which goes on behind the response is seen. Fields
 * that change by themselves are taken out.
 */
export function settlingProbe(
  { describe, readState, readEffects }: Probe,
  { ignore, ...options }: SettlingOptions,
): Probe {
  return {
    describe,
    ...(readState === undefined
      ? {}
      : {
          readState: (about) => settled(async () => withoutFields(await readState(about), ignore), options),
        }),
    ...(readEffects === undefined ? {} : { readEffects: () => settled(readEffects, options) }),
  };
}

async function settled<T>(
  look: () => Promise<T>,
  { settleMs, pause }: Pick<SettlingOptions, 'settleMs' | 'pause'>,
): Promise<T> {
  let seen = await look();
  if (settleMs === 0) return seen;
  const quietMs = settleMs * QUIET_SHARE;
  const endAt = stopwatchMs() + settleMs;
  let quietSince = stopwatchMs();
  while (stopwatchMs() < endAt && stopwatchMs() - quietSince < quietMs) {
    await pause(quietMs / LOOKS);
    const now = await look();
    if (!isDeepStrictEqual(now, seen)) quietSince = stopwatchMs();
    seen = now;
  }
  return seen;
}
