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
  promise: 'takes a delivery whose clock is a little ahead',
  shifts: [
    { seconds: 5, about: 'signed for 5 s from now' },
    { seconds: 30, about: 'signed for 30 s from now' },
    { seconds: 120, about: 'signed for 120 s from now' },
  ],
  why: 'No two clocks agree. Where the receiver is a few seconds behind, every delivery comes from its future; one that takes none of these fails at random, and most when it was just restarted.',
});

/** AUTH-07b: a delivery that was under way for a while. */
export const slowDelivery = shiftedDelivery({
  id: 'AUTH-07b',
  promise: 'takes a delivery that was under way for minutes',
  shifts: [
    { seconds: -120, about: 'signed 120 s ago' },
    { seconds: -240, about: 'signed 240 s ago' },
  ],
  why: 'Proxies and queues hold requests back, and clocks drift. The documented tolerance is 600 s; a narrower one refuses real deliveries on a bad day.',
});

function shiftedDelivery({ id, promise, shifts, why }: Shift): Check {
  return {
    id,
    group: 'replay-window',
    level: 'should',
    promise,
    sends: `events rightly signed ${shifts.map(({ seconds }) => `${seconds > 0 ? '+' : ''}${seconds} s`).join(', ')} from now`,
    decides: 'all get a 2xx',
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
