import type { AttemptResult } from '../../delivery/sender.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import type { Variation } from '../engine/variation.ts';

/** One request that a check has sent, and how it ended. */
export interface Exchange {
  /** What was sent and in which way it differs from a plain delivery. */
  readonly variation: Variation;
  readonly request: WireRequest;
  /** Unix seconds, the true time at which it was signed. */
  readonly timestamp: number;
  /** Real time at which it was sent, in milliseconds since the epoch. */
  readonly startedAt: number;
  readonly result: AttemptResult;
}
