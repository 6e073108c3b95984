import type { LostTime } from '../../clock/stall-watch.ts';

/** Whose fault a timeout is, where it is not the receiver's. */
export type MachineFault = 'stalled' | 'machine-busy';

/** A stall shorter than this explains no timeout, in real milliseconds; one as long as the second always does. */
const SHORTEST_STALL_MS = 100;
const LONG_STALL_MS = 2_000;

/** What a healthy receiver may need on a busy machine, in real milliseconds: its turn, and the requests before this one. */
const BUSY_TURN_MS = 250;
const BUSY_REQUEST_MS = 8;

/** The limits that a busy machine may explain, if it ever comes to a thousand requests at once. */
export const LONGEST_EXPLAINED_MS = BUSY_TURN_MS + 1_000 * BUSY_REQUEST_MS;

/** A timeout to be explained. */
interface TimedOut {
  readonly lost: LostTime;
  readonly limitMs: number;
  /** How many requests were in flight with this one. */
  readonly inFlight: number;
}

/** Whether a receiver may have had too little of its time by no fault of its own. `undefined` where it had enough. */
export function machineFaultOf({ lost, limitMs, inFlight }: TimedOut): MachineFault | undefined {
  const { stalledMs, machineWasBusy } = lost;
  if (stalledMs >= Math.max(SHORTEST_STALL_MS, Math.min(limitMs / 4, LONG_STALL_MS))) return 'stalled';
  const enoughMs = BUSY_TURN_MS + inFlight * BUSY_REQUEST_MS;
  return machineWasBusy && limitMs <= enoughMs ? 'machine-busy' : undefined;
}
