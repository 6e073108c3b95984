import type { Fault } from './fault.ts';

/** As many attempts in flight as a burst ever has. */
const EVERYTHING = 10_000;

/** Everything that is due is sent at once. */
export function burst(): Fault {
  return {
    name: 'burst',
    describe: 'burst: everything that is due is sent at once',
    concurrency: EVERYTHING,
    apply: (plan) => plan,
  };
}
