import { disturbed, type PlannedDelivery } from '../delivery/delivery-plan.ts';
import { DOCUMENTED_SCHEDULE } from '../delivery/retry-schedule.ts';
import type { Fault } from './fault.ts';
import { chooseShare, describeShare, type Share } from './share.ts';

/** When the second copy comes: at once, after the wait of a first retry, or a day later. */
export type DuplicateMoment = 'now' | 'retry' | '24h';

/** The names of {@link DuplicateMoment}. */
export const DUPLICATE_MOMENTS: readonly DuplicateMoment[] = ['now', 'retry', '24h'];

const LATER_MS: Readonly<Record<DuplicateMoment, number>> = {
  now: 0,
  retry: DOCUMENTED_SCHEDULE[1] ?? 0,
  '24h': 24 * 60 * 60 * 1_000,
};
const IN_WORDS: Readonly<Record<DuplicateMoment, string>> = {
  now: 'at once',
  retry: 'after the wait of a first retry',
  '24h': '24 hours later',
};

/** The same event twice: same id and body, a timestamp and signature of its own. */
export function duplicate(share: Share, moment: DuplicateMoment): Fault {
  const effect = `duplicate: the same event again, ${IN_WORDS[moment]}`;
  return {
    name: 'duplicate',
    describe: `${describeShare(share)}: ${effect}`,
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
