import { isSuccess } from '../../../delivery/outcome.ts';
import { formatDuration } from '../../../internal/duration.ts';
import type { Check } from '../../engine/check.ts';
import { broken, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { SIGNATURES_PAGE } from '../documentation.ts';
import { forgedVariation } from '../forgery-check.ts';
import { compareRanks } from './rank-test.ts';

/** As many pairs of forgeries are compared: enough for fractions of a millisecond, and a second of time. */
const PAIRS = 100;
/** Beyond this, in standard deviations, chance is out of the question; noise of a busy machine is not far below. */
const CERTAIN_DEVIATIONS = 6;
const TELLING_SHARE = 1.05;

/** AUTH-04: how long a refusal takes says nothing about how much of the signature was right. */
export const comparisonTime: Check = {
  id: 'AUTH-04',
  group: 'forgery',
  level: 'info',
  promise: 'takes as long for a signature that is almost right',
  sends: `${PAIRS} pairs of forgeries: wrong in the first digit, and wrong in the last`,
  decides: 'the latter take longer, by the ranks of their latencies; what is below the noise is not claimed',
  requests: 2 * PAIRS,
  needs: [],
  alone: true,
  onRequest: true,
  hostile: true,
  why: 'The comparison stops at the first digit that is wrong, so that its time tells how many were right: a signature can be found digit by digit. With === that is nanoseconds, which no client sees through HTTP; here it is enough to be seen.',
  fix: 'Compare with crypto.timingSafeEqual, of buffers of equal length.',
  docs: SIGNATURES_PAGE,
  run: async (context) => {
    const early: Exchange[] = [];
    const late: Exchange[] = [];
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const order = context.random.chance() ? (['first', 'last'] as const) : (['last', 'first'] as const);
      for (const at of order) {
        const about = `wrong in the ${at} digit`;
        const signature = { signature: { kind: 'one-digit-off', at } } as const;
        const exchange = await context.send(forgedVariation({ about, signature }, context));
        (at === 'first' ? early : late).push(exchange);
      }
    }
    const [accepted] = [...early, ...late].filter(({ result }) => isSuccess(result.outcome));
    if (accepted !== undefined) return unseen('A forgery was accepted, so that nothing was compared.');

    const { deviations, medians } = compareRanks(early.map(latency), late.map(latency));
    const [first, last] = medians;
    if (deviations < CERTAIN_DEVIATIONS || last < first * TELLING_SHARE) return unseen(BELOW_THE_NOISE);
    const [slow] = late;
    return broken(
      `${formatDuration(last)} where the last digit is wrong, ${formatDuration(first)} where the first is`,
      slow === undefined ? [] : [slow],
      { details: [`${deviations.toFixed(1)} standard deviations apart in ${PAIRS} pairs`] },
    );
  },
};

const BELOW_THE_NOISE =
  'No difference beyond the noise; nanoseconds cannot be seen from outside. Look for === beside the signature in the source.';

function latency({ result }: Exchange): number {
  return result.latencyMs;
}
