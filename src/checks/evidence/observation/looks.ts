import { stopwatchMs } from '../../../clock/wall-clock.ts';
import type { CheckContext } from '../../engine/check-context.ts';

/** How long is waited between looks: from a moment at first to so long. */
const POLLS_MS = { first: 5, last: 50 } as const;
/** A share of the time since the first look by which the moment of a change may be missed. */
const TOLERANCE = 0.1;

/**
 * Waits between looks at what a receiver does: longer the longer nothing comes, and as long as the look itself took, so
 * that a probe that is work for the receiver leaves it time for its own.
 */
export function createLooks({ pause, settleMs }: Pick<CheckContext, 'pause' | 'settleMs'>): {
  /** Since the first look, in real milliseconds. */
  readonly elapsedMs: () => number;
  readonly untilNext: () => Promise<void>;
} {
  const startedAt = stopwatchMs();
  let shortest: number = POLLS_MS.first;
  let lookedAt = startedAt;
  const elapsedMs = () => stopwatchMs() - startedAt;
  return {
    elapsedMs,
    untilNext: async () => {
      const lookMs = stopwatchMs() - lookedAt;
      const ms = Math.max(shortest, elapsedMs() * TOLERANCE, lookMs);
      shortest = Math.min(POLLS_MS.last, shortest * 2);
      const leftMs = settleMs - elapsedMs();
      await pause(Math.min(ms, leftMs > 0 ? leftMs : settleMs));
      lookedAt = stopwatchMs();
    },
  };
}
