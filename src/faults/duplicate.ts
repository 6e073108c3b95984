import { disturbed, type PlannedDelivery } from '../delivery/delivery-plan.ts';
import { DOCUMENTED_SCHEDULE } from '../delivery/retry-schedule.ts';
import { oneOf } from '../options/value-type.ts';
import { defineFault, FAULT, type PlanRewrite } from './fault-definition.ts';
import { chooseShare, describeShare, type FaultShare, SHARE } from './share.ts';

/** When the second copy comes: at once, after the delay of a first retry, or a day later. */
export type DuplicateMoment = 'now' | 'retry' | '24h';

/** The same event twice: same id and body, a timestamp and signature of its own. */
export interface DuplicateSetting {
  /** Duplicates N (or P%) of the events, same event ID. @default none */
  readonly duplicate?: FaultShare;
  /** When the second copy comes. @default 'now' */
  readonly duplicateAfter?: DuplicateMoment;
}

const LATER_MS: Readonly<Record<DuplicateMoment, number>> = {
  now: 0,
  retry: DOCUMENTED_SCHEDULE[1] ?? 0,
  '24h': 24 * 60 * 60 * 1_000,
};
const IN_WORDS: Readonly<Record<DuplicateMoment, string>> = {
  now: 'at once',
  retry: 'after the delay of a first retry',
  '24h': '24 hours later',
};

/** The fault `duplicate`. */
export const DUPLICATE = defineFault({
  options: [
    {
      ...FAULT,
      name: 'duplicate',
      kind: 'value',
      placeholder: 'N|P%',
      describe: 'duplicate N (or P%) of the events, same event ID',
      type: SHARE,
    },
    {
      ...FAULT,
      name: 'duplicateAfter',
      kind: 'value',
      placeholder: 'WHEN',
      describe: 'when the duplicate is sent',
      type: oneOf(['now', 'retry', '24h']),
      default: 'now',
      requires: 'duplicate',
    },
  ],
  stage: 'copies',
  plan: ({ duplicate: share, duplicateAfter = 'now' }: DuplicateSetting) =>
    share === undefined ? undefined : sendTwice(share, duplicateAfter),
});

function sendTwice(share: FaultShare, moment: DuplicateMoment): PlanRewrite {
  const effect = `duplicate: the same event again, ${IN_WORDS[moment]}`;
  return {
    explain: `${describeShare(share)}: ${effect}`,
    multiplies: true,
    *apply(plan, context): Generator<PlannedDelivery> {
      const isStruck = chooseShare(share, context);
      for (const planned of plan) {
        yield planned;
        if (planned.isCopy || !isStruck(planned)) continue;
        const lateByMs = planned.lateByMs + LATER_MS[moment];
        yield disturbed({ ...planned, lateByMs, isCopy: true }, {}, effect);
      }
    },
  };
}
