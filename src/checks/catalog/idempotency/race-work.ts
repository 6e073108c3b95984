import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { raceCopies } from '../../engine/deliver-copies.ts';
import { FELL_BEHIND } from '../../engine/fell-behind.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { bestTrace, IGNORE_HINT, NO_TRACE } from '../../evidence/observation/trace.ts';
import {
  isAttributable,
  type Seen,
  type Watch,
  watchTwin,
  workedMoreThanOnce,
} from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** How often it is tried: who comes first is a matter of luck. */
const ROUNDS = 3;

/** IDEM-02c: two copies at once are worked on once. */
export const raceOfTwo = raceCheck({ id: 'IDEM-02c', copies: 2, inWords: 'two' });

/** IDEM-02d: ten copies at once are worked on once. */
export const raceOfTen = raceCheck({ id: 'IDEM-02d', copies: 10, inWords: 'ten' });

interface Race {
  readonly exchanges: readonly Exchange[];
  readonly watch: Watch;
  /** What was seen of it, where it was over before the next one. */
  readonly seen: readonly [Seen | undefined] | undefined;
}

function raceCheck({
  id,
  copies,
  inWords,
}: {
  readonly id: string;
  readonly copies: number;
  readonly inWords: string;
}): Check {
  return {
    id,
    group: 'idempotency',
    level: 'must',
    promise: `processes ${inWords} simultaneous copies only once (race condition)`,
    sends: `${inWords} copies of an event, their last bytes at the same moment, in three rounds`,
    decides: 'each round leaves the same result as a single event',
    requests: ROUNDS * (copies + 1),
    needs: ['probe'],
    reproducedBy: 'check',
    follows: ['IDEM-01b'],
    why: 'The receiver checks whether it knows the event, and records it when the work is done. All copies that arrive in between find the event new: the customer is charged, granted access or emailed once for each of them.',
    fix: 'Claim the event before the work: insert its event_id under a unique constraint, in the same transaction, and continue only if that succeeded.',
    docs: WEBHOOKS_PAGE,
    run: async (context) => {
      const trace = bestTrace(await context.acquaintance());
      if (trace === undefined) return unseen(NO_TRACE);
      const taken: Race[] = [];
      let judged = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const watch = await watchTwin(context, trace);
        const { copies: exchanges, retry } = await raceCopies(context, watch.event, copies);
        const last = retry ?? exchanges[0];
        if (last === undefined || !isSuccess(last.result.outcome)) continue;
        // Where nothing tells whose work it is, one race has to be over before the next.
        const seen = isAttributable(trace) ? undefined : ([await watch.whenQuiet()] as const);
        taken.push({ exchanges, watch, seen });
      }
      const settled = await Promise.all(
        taken.map(async ({ exchanges, seen, watch }) => ({
          exchanges,
          seen: seen === undefined ? await watch.whenQuiet() : seen[0],
        })),
      );
      for (const { exchanges, seen } of settled) {
        if (seen === undefined) continue;
        judged += 1;
        const tooOften = workedMoreThanOnce(seen);
        if (tooOften.length === 0) continue;
        return broken(`${inWords} copies were processed more than once`, exchanges, {
          details: [...tooOften, IGNORE_HINT],
        });
      }
      if (taken.length === 0) return unseen('No copy was accepted, so that nothing could be done twice.');
      if (judged === 0) return unseen(FELL_BEHIND);
      return kept(`once for ${inWords} copies, ${judged} times over`);
    },
  };
}
