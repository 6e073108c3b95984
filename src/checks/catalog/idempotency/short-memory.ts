import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { FELL_BEHIND } from '../../engine/fell-behind.ts';
import { broken, type Finding, kept, unseen } from '../../engine/finding.ts';
import { tellTwin } from '../../evidence/observation/told-event.ts';
import { bestTrace, IGNORE_HINT, NO_TRACE } from '../../evidence/observation/trace.ts';
import { hasLeftNothing, watchTwin, workedMoreThanOnce } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** More than memories of a hundred hold. */
const OTHER_EVENTS = 150;
const AT_ONCE = 10;

/** IDEM-06a: an event is known again when many others have come in between. */
export const smallMemory: Check = {
  id: 'IDEM-06a',
  group: 'idempotency',
  level: 'must',
  promise: `still recognizes a duplicate after ${OTHER_EVENTS} other events (idempotency)`,
  sends: `an event, ${OTHER_EVENTS} others, and the first one again`,
  decides: 'nothing changes at the duplicate',
  requests: OTHER_EVENTS + 2,
  needs: ['probe'],
  reproducedBy: 'check',
  follows: ['IDEM-01b'],
  why: 'The IDs of processed events are kept in a list of fixed length. The last retry arrives 37 hours after the first attempt; whatever has dropped out of the list by then is processed again.',
  fix: 'Store event IDs in the database for at least two days.',
  docs: WEBHOOKS_PAGE,
  run: (context) =>
    duplicateAfter(context, { what: 'many other events', isRestart: false }, async () => {
      const base = context.event();
      for (let sent = 0; sent < OTHER_EVENTS; sent += AT_ONCE) {
        await Promise.all(
          Array.from({ length: AT_ONCE }, () =>
            context.send({ about: 'another event', event: tellTwin(context, base).event }),
          ),
        );
      }
    }),
};

/** IDEM-06b: an event is known again when the receiver has been restarted. */
export const memoryOfProcess: Check = {
  id: 'IDEM-06b',
  group: 'idempotency',
  level: 'must',
  promise: 'still recognizes a duplicate after a restart (idempotency)',
  sends: 'an event, and the same event again after the receiver was killed and restarted',
  decides: 'nothing changes at the duplicate',
  requests: 2,
  needs: ['probe', 'process'],
  reproducedBy: 'check',
  follows: ['IDEM-01b'],
  why: 'The IDs of processed events are kept in memory. A restart clears them, a second instance never had them, and retries go on for 37 hours: the work is done again.',
  fix: 'Store event IDs where the work is stored: in the database, under a unique constraint.',
  docs: WEBHOOKS_PAGE,
  run: (context) =>
    duplicateAfter(context, { what: 'a restart', isRestart: true }, async () => {
      await context.processControl?.restart?.();
    }),
};

const FIX_OF_LOSS =
  'Write rows, not whole files: with reading, changing and writing back, the last of several events removes what the others wrote.';

async function duplicateAfter(
  context: CheckContext,
  { what, isRestart }: { readonly what: string; readonly isRestart: boolean },
  meanwhile: () => Promise<void>,
): Promise<Finding> {
  const trace = bestTrace(await context.acquaintance());
  if (trace === undefined) return unseen(NO_TRACE);
  const { event, whenDone, now, whenQuiet } = await watchTwin(context, trace);
  const first = await context.send({ about: 'an event', event });
  const once = await whenDone();
  await meanwhile();
  const between = await now();
  const hasState = [...once.facts.keys()].some((place) => !place.startsWith('effect '));
  const lostState = hasState && [...between.facts.keys()].every((place) => place.startsWith('effect '));
  const again = await context.send({ about: `the same event after ${what}`, event });
  if (!isSuccess(again.result.outcome))
    return unseen('The event was not accepted when it came again.', [again]);
  const seen = await whenQuiet();
  if (seen === undefined) return unseen(FELL_BEHIND);
  const changed = workedMoreThanOnce(seen, once);
  if (changed.length > 0) {
    return broken(`a duplicate of ${event.type} was processed again after ${what}`, [again, first], {
      details: [...changed, IGNORE_HINT],
    });
  }
  if (lostState && !isRestart && trace.scope.state === 'subject') {
    return broken(`what ${event.type} had left is gone after ${what}`, [first], { fix: FIX_OF_LOSS });
  }
  // A state that is gone has to be made again; that says nothing about the memory for events.
  if (hasLeftNothing(once) || (lostState && !trace.hasEffects)) {
    return unseen(`The state itself did not survive ${what}. Use a database that does.`);
  }
  return kept(`nothing changed after ${what}`);
}
