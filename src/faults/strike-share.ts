import { type Disturbance, disturbed, type PlannedDelivery } from '../delivery/delivery-plan.ts';
import type { Fault } from './fault.ts';
import { chooseShare, describeShare, type Share } from './share.ts';

/** A fault that adds one disturbance to a share of the deliveries and leaves their number and order as they are. */
export function strikeShare(definition: {
  readonly name: string;
  readonly share: Share;
  readonly disturbance: Disturbance;
  /** What happens to a struck delivery, in one line. */
  readonly effect: string;
}): Fault {
  const { name, share, disturbance, effect } = definition;
  return {
    name,
    describe: `${describeShare(share)}: ${effect}`,
    *apply(plan, context): Generator<PlannedDelivery> {
      const isStruck = chooseShare(share, context);
      for (const planned of plan) {
        yield isStruck(planned) ? disturbed(planned, disturbance, effect) : planned;
      }
    },
  };
}

/** The share that is everything. */
export const EVERY_DELIVERY: Share = { kind: 'probability', probability: 1 };
