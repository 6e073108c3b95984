import { isSuccess } from '../../../delivery/outcome.ts';
import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, type Finding, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { newEffects } from '../../evidence/observation/effect-counts.ts';
import { footprint, isTrace } from '../../evidence/observation/footprint.ts';
import { changes, hasLeftTrace, IGNORE_HINT } from '../../evidence/observation/judge-once.ts';
import { type Observation, observe } from '../../evidence/observation/observe.ts';
import { observeUntil } from '../../evidence/observation/observe-until.ts';
import { bestTrace, NO_TRACE } from '../../evidence/observation/trace.ts';
import { twinEvent, twinEvents } from '../../evidence/observation/twin-event.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** More than memories of a hundred hold. */
const OTHER_EVENTS = 150;

/** IDEM-06a: an event is known again when many others have come in between. */
export const smallMemory: Check = {
  id: 'IDEM-06a',
  group: 'idempotency',
  level: 'should',
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
    duplicateAfter(context, 'many other events', async () => {
      for (const event of twinEvents(context, OTHER_EVENTS)) {
        await context.send({ about: 'another event', event });
      }
    }),
};

/** IDEM-06b: an event is known again when the receiver has been restarted. */
export const memoryOfProcess: Check = {
  id: 'IDEM-06b',
  group: 'idempotency',
  level: 'should',
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
    duplicateAfter(context, 'a restart', async () => {
      await context.processControl?.restart?.();
    }),
};

async function duplicateAfter(
  context: CheckContext,
  what: string,
  meanwhile: () => Promise<void>,
): Promise<Finding> {
  const trace = bestTrace(await context.traces());
  if (trace === undefined) return unseen(NO_TRACE);
  const event = twinEvent(context, trace.base);
  const before = await observe(context, event);
  const first = await context.send({ about: 'an event', event });
  const once = await observeUntil(context, event, (seen) => hasLeftTrace(before, seen));
  await meanwhile();
  const between = await observe(context, event);
  const again = await context.send({ about: `the same event after ${what}`, event });
  if (!isSuccess(again.result.outcome)) return unseen('The duplicate was not accepted.', [again]);
  return judge(
    event,
    { before, once, meanwhile: between, after: await observe(context, event) },
    [again, first],
    what,
  );
}

interface Looks {
  readonly before: Observation;
  readonly once: Observation;
  /** After what came in between. */
  readonly meanwhile: Observation;
  readonly after: Observation;
}

function judge(
  event: OutgoingEvent,
  { before, once, meanwhile, after }: Looks,
  evidence: readonly Exchange[],
  what: string,
): Finding {
  const effects = newEffects(meanwhile.effects, after.effects);
  const stateStayed = isTrace(footprint(before.state, meanwhile.state));
  // A state that is gone has to be made again; that says nothing about the memory for events.
  if (effects.length === 0 && !stateStayed && once.state !== null) {
    return unseen(`The state itself did not survive ${what}. Use a database that does.`);
  }
  const compared = stateStayed
    ? changes(meanwhile, after)
    : changes({ ...meanwhile, state: null }, { ...after, state: null });
  if (compared.length === 0) return kept(`nothing changed after ${what}`);
  return broken(`a duplicate of ${event.type} was processed again after ${what}`, evidence, {
    details: [...compared, IGNORE_HINT],
  });
}
