import { disturbed, type PlannedDelivery } from '../delivery/delivery-plan.ts';
import type { Fault } from './fault.ts';

/** How many copies of an event may be released together. */
export const RACE_COPIES = { min: 2, max: 1_000 } as const;

/**
 * Identical copies of every event, sent on connections that are already open, their last bytes released together.
 *
 * @param copies How many requests for each event, at least 2.
 */
export function race(copies: number): Fault {
  const effect = `race: one of ${copies} copies whose last bytes are released together`;
  return {
    name: 'race',
    describe: `every event is sent as ${copies} copies at the same moment`,
    concurrency: copies,
    multiplies: true,
    *apply(plan): Generator<PlannedDelivery> {
      let groups = 0;
      for (const planned of plan) {
        groups += 1;
        const group = `race-${groups}`;
        const runner = disturbed(planned, { race: { group, copies } }, effect);
        yield runner;
        for (let copy = 1; copy < copies; copy += 1) yield { ...runner, isCopy: true };
      }
    },
  };
}
