import { defineFault, FAULT_OF_RUNS } from './fault-definition.ts';

/** Everything that is due is sent at once. */
export interface BurstSetting {
  /** Sends everything that is due at once. @default false */
  readonly burst?: boolean;
}

/** As many attempts in flight as a burst ever has. */
const EVERYTHING = 10_000;

/** The fault `burst`. */
export const BURST = defineFault({
  options: [
    {
      ...FAULT_OF_RUNS,
      name: 'burst',
      kind: 'flag',
      describe: 'send everything that is due at once',
      conflicts: ['concurrency'],
    },
  ],
  stage: 'together',
  plan: ({ burst = false }: BurstSetting) =>
    burst
      ? {
          explain: 'burst: everything that is due is sent at once',
          concurrency: EVERYTHING,
          apply: (plan) => plan,
        }
      : undefined,
});
