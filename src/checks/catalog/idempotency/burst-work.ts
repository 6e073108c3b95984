import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { FELL_BEHIND } from '../../engine/fell-behind.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { bestTrace, IGNORE_HINT, NO_TRACE, type Trace } from '../../evidence/observation/trace.ts';
import { isAttributable, lessThanOnce, letWorkFinish, watchTwin } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

const EVENTS = 12;
/** How often it is tried: whether they meet is a matter of luck. */
const ROUNDS = 3;

/** IDEM-09: of what comes at once, everything is worked on. */
export const burstWork: Check = {
  id: 'IDEM-09',
  group: 'idempotency',
  level: 'must',
  promise: `processes each of ${EVENTS} simultaneous events (lost update)`,
  sends: `${EVENTS} different events, their last bytes at the same moment, and a retry of each that was rejected, in ${ROUNDS} rounds`,
  decides: 'each leaves the same result as a single event',
  requests: ROUNDS * (2 * EVENTS + 1),
  needs: ['probe'],
  reproducedBy: 'check',
  alone: true,
  follows: ['IDEM-07'],
  why: 'The handler reads a whole file, list or counter, changes it, and writes it back. Simultaneous events all read the same, and the last write overwrites the others: acknowledged with 2xx, and lost.',
  fix: 'Write rows, not whole files: one INSERT for each event, or a lock or a transaction around reading and writing.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const trace = bestTrace(await context.acquaintance());
    if (trace === undefined) return unseen(NO_TRACE);
    if (!isAttributable(trace)) return unseen(NOT_TOLD_APART);
    let done = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { crowd, hasFinished, seen } = await sendCrowd(context, trace);
      if (seen.length === 0) return unseen('None of the events was accepted; IDEM-07 is about that.', crowd);
      const lost = seen.filter(({ less }) => less.length > 0);
      if (lost.length > 0 && !hasFinished) return unseen(FELL_BEHIND);
      done += seen.length - lost.length;
      if (lost.length === 0) continue;
      return broken(
        `${lost.length} of ${seen.length} events that arrived at once are lost or only partly processed`,
        lost.map(({ exchange }) => exchange),
        { details: [...(lost[0]?.less ?? []), IGNORE_HINT] },
      );
    }
    return kept(`all ${done} events processed, ${EVENTS} at once`);
  },
};

/** What came of the work of events that were sent at once. */
async function sendCrowd(context: CheckContext, trace: Trace) {
  const watches = await Promise.all(Array.from({ length: EVENTS }, () => watchTwin(context, trace)));
  const crowd = await context.sendTogether(
    watches.map(({ event }, index) => ({ about: `one of ${EVENTS} at once (${index + 1})`, event })),
  );
  const delivered = await Promise.all(
    watches.map(async ({ event, whenDone }, index) => {
      const first = crowd[index];
      const isTaken = first !== undefined && isSuccess(first.result.outcome);
      const exchange = isTaken
        ? first
        : await context.attempt({ about: 'the retry of a rejected event', event });
      return { exchange, whenDone };
    }),
  );
  const hasFinished = await letWorkFinish(context, trace);
  const seen = await Promise.all(
    delivered
      .filter(({ exchange }) => isSuccess(exchange.result.outcome))
      .map(async ({ exchange, whenDone }) => ({ exchange, less: lessThanOnce(await whenDone()) })),
  );
  return { crowd, hasFinished, seen };
}

const NOT_TOLD_APART =
  'Needs to distinguish the work of one event from that of others. The probe should return the record of {subject_id}, and effects should name the id of the contact or the order.';
