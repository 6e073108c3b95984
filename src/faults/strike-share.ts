import { disturbed, type PlannedDelivery } from '../delivery/delivery-plan.ts';
import type { Disturbance } from '../delivery/disturbance.ts';
import { explainDisturbance } from '../delivery/explain-disturbance.ts';
import type { PlanRewrite } from './fault-definition.ts';
import { chooseShare, describeShare, type FaultShare } from './share.ts';

/** Adds one disturbance to a share of the deliveries and leaves their number and order as they are. */
export function strikeShare({
  share,
  disturbance,
  detail,
}: {
  readonly share: FaultShare;
  readonly disturbance: Disturbance;
  /** What there is to add to the explanation of the disturbance. @default nothing */
  readonly detail?: string;
}): PlanRewrite {
  const effect = `${explainDisturbance(disturbance)}${detail === undefined ? '' : `: ${detail}`}`;
  return {
    explain: `${describeShare(share)}: ${effect}`,
    *apply(plan, context): Generator<PlannedDelivery> {
      const isStruck = chooseShare(share, context);
      for (const planned of plan) {
        yield isStruck(planned) ? disturbed(planned, disturbance, effect) : planned;
      }
    },
  };
}
