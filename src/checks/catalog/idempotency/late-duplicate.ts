import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { isTelling } from '../../evidence/observation/compare-facts.ts';
import { type Facts, factsOf } from '../../evidence/observation/facts.ts';
import { bestTrace, IGNORE_HINT, NO_TRACE } from '../../evidence/observation/trace.ts';
import { letWorkFinish, watchTold } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** IDEM-06c: the first event of the run is known at its end. */
export const lateDuplicate: Check = {
  id: 'IDEM-06c',
  group: 'idempotency',
  level: 'must',
  promise: 'still recognizes the first event of the run at its end (idempotency)',
  sends: 'the first event with a visible effect, sent again after everything else',
  decides: 'nothing changes',
  requests: 2,
  needs: ['probe'],
  reproducedBy: 'check',
  comesLast: true,
  follows: ['IDEM-01b', 'IDEM-06b', 'IDEM-06a'],
  why: 'Event IDs are kept for seconds or minutes, as in a cache with a short time to live. Retries arrive up to 37 hours after the first attempt, and are processed again.',
  fix: 'Keep event IDs in the database for at least two days, under a unique constraint.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const trace = bestTrace(await context.acquaintance());
    if (trace === undefined) return unseen(NO_TRACE);
    const [{ told }] = trace.singles;
    const singles = [await trace.singles[0].look(), await trace.singles[1].look()] as const;
    const { before, event, now } = await watchTold(context, trace, told);
    const left = factsOf(told, trace.singles[0].before, before, { ...trace.scope, effects: 'subject' });
    const isGone = (facts: Facts) => ![...facts.keys()].some(isOfState);
    // A state that a restart has emptied has to be made again; what went to the outside may not go there again.
    const hasLostState = !isGone(singles[0]) && isGone(left);
    if (hasLostState && !trace.hasEffects) return unseen(STATE_GONE);
    const exchange = await context.send({ about: 'the first event of the run, again', event });
    if (!isSuccess(exchange.result.outcome)) return unseen('The event was not accepted again.', [exchange]);
    await letWorkFinish(context, trace);
    const { facts } = await now();
    const changed = [...facts].filter(
      ([place]) => isTelling(singles, place) && !(hasLostState && isOfState(place)),
    );
    if (changed.length === 0) return kept('nothing changed');
    return broken('an event from the start of the run was processed again', [exchange], {
      details: [...changed.map(([place, values]) => `${place}: ${values.join(', ')}`), IGNORE_HINT],
    });
  },
};

const STATE_GONE =
  'What the first event had left in the state is gone, as after a restart of a receiver that keeps it in memory. Use a database.';

function isOfState(place: string): boolean {
  return !place.startsWith('effect ');
}
