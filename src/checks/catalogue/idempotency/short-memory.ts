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
  promise: `knows an event again after ${OTHER_EVENTS} others`,
  sends: `an event, ${OTHER_EVENTS} others, and the first one again`,
  decides: 'nothing changes when it comes again',
  requests: OTHER_EVENTS + 2,
  needs: ['probe'],
  reproducedBy: 'check',
  follows: ['IDEM-01b'],
  why: 'The ids of processed events are kept in a list of fixed length. The last retry comes 37 hours after the first attempt; what has fallen out of the list by then is done again.',
  fix: 'Keep event ids in the database for two days at least.',
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
  promise: 'knows an event again after a restart',
  sends: 'an event, and the same one again when the receiver was killed and started',
  decides: 'nothing changes when it comes again',
  requests: 2,
  needs: ['probe', 'process'],
  reproducedBy: 'check',
  follows: ['IDEM-01b'],
  why: 'The ids of processed events are kept in memory. A restart forgets them, a second instance never knew them, and retries go on for 37 hours: their work is done again.',
  fix: 'Keep event ids where the work is kept: in the database, under a unique constraint.',
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
  if (!isSuccess(again.result.outcome)) return unseen('The event was not taken when it came again.', [again]);
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
    return unseen(`The state itself did not survive ${what}. Let the receiver use a database that does.`);
  }
  const compared = stateStayed
    ? changes(meanwhile, after)
    : changes({ ...meanwhile, state: null }, { ...after, state: null });
  if (compared.length === 0) return kept(`nothing changed after ${what}`);
  return broken(`the work was done again for ${event.type} after ${what}`, evidence, {
    details: [...compared, IGNORE_HINT],
  });
}
