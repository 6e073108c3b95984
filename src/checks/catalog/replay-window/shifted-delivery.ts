import type { Check } from '../../engine/check.ts';
import { SIGNATURES_PAGE } from '../documentation.ts';
import { judgeTwins } from '../judge-twins.ts';

/** What is particular about a check of the allowance for clocks and queues. */
type Shift = Pick<Check, 'id' | 'promise' | 'why'> & {
  /** Seconds from now at which deliveries are signed, and how that is said. */
  readonly shifts: readonly { readonly seconds: number; readonly about: string }[];
};

const FIX = 'Allow 600 s in both directions: Math.abs(now - timestamp) <= 600, all in seconds.';

/** AUTH-07a: a sender whose clock is ahead. */
export const clockAhead = shiftedDelivery({
  id: 'AUTH-07a',
  promise: 'accepts a timestamp slightly in the future (clock skew)',
  shifts: [
    { seconds: 5, about: 'signed for 5 s from now' },
    { seconds: 30, about: 'signed for 30 s from now' },
    { seconds: 120, about: 'signed for 120 s from now' },
  ],
  why: "No two clocks agree. If the receiver's clock lags, every delivery appears to come from the future. A receiver that rejects those fails at random, most often right after a restart.",
});

/** AUTH-07b: a delivery that was under way for a while. */
export const slowDelivery = shiftedDelivery({
  id: 'AUTH-07b',
  promise: 'accepts a delivery that was delayed by minutes',
  shifts: [
    { seconds: -120, about: 'signed 120 s ago' },
    { seconds: -240, about: 'signed 240 s ago' },
  ],
  why: 'Proxies and queues hold requests back, and clocks drift. The documented tolerance is 600 s; a narrower one rejects genuine deliveries on a bad day.',
});

function shiftedDelivery({ id, promise, shifts, why }: Shift): Check {
  return {
    id,
    group: 'replay-window',
    level: 'should',
    promise,
    sends: `events validly signed ${shifts.map(({ seconds }) => `${seconds > 0 ? '+' : ''}${seconds} s`).join(', ')} from now`,
    decides: 'every response is a 2xx that ClickFunnels counts as success',
    requests: shifts.length,
    needs: [],
    why,
    fix: FIX,
    docs: SIGNATURES_PAGE,
    run: async (context) =>
      judgeTwins(
        await context.sendEach(
          shifts.map(({ about, seconds }) => ({
            about,
            event: context.event(),
            signature: { timestamp: { kind: 'seconds', shift: seconds } },
          })),
        ),
      ),
  };
}
