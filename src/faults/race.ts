import { disturbed, type PlannedDelivery } from '../delivery/delivery-plan.ts';
import { wholeNumber } from '../options/value-type.ts';
import { defineFault, FAULT_OF_RUNS, type PlanRewrite } from './fault-definition.ts';

/** Identical copies of every event, sent on connections that are already open, their last bytes released together. */
export interface RaceSetting {
  /** Sends this many copies of each event, 2 to 1000, their last bytes released together. @default 1 copy */
  readonly race?: number;
}

/** The fault `race`. */
export const RACE = defineFault({
  options: [
    {
      ...FAULT_OF_RUNS,
      name: 'race',
      kind: 'value',
      placeholder: 'N',
      describe: 'send N copies of each event, their last bytes released together',
      type: wholeNumber(2, 1_000),
      conflicts: ['cutAfter', 'slowBody'],
    },
  ],
  stage: 'together',
  plan: ({ race: copies }: RaceSetting) => (copies === undefined ? undefined : releaseTogether(copies)),
});

function releaseTogether(copies: number): PlanRewrite {
  const effect = `race: one of ${copies} copies, their last bytes released together`;
  return {
    explain: `every event is sent as ${copies} copies at the same moment`,
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
