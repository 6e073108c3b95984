import type { PlannedDelivery } from '../delivery/delivery-plan.ts';

/** Spreads a plan evenly over simulated time. */
export function* pace(plan: Iterable<PlannedDelivery>, perSecond: number): Generator<PlannedDelivery> {
  let index = 0;
  for (const planned of plan) {
    yield { ...planned, emitAfterMs: (index * 1_000) / perSecond };
    index += 1;
  }
}
