import { isSuccess } from '../../../delivery/outcome.ts';
import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { bestTrace, IGNORE_HINT, NO_TRACE, type Trace } from '../../evidence/observation/trace.ts';
import { hasLeftNothing, lessThanOnce, watchTwin } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** How often it is killed: what is in memory for a millisecond is not always there when the signal comes. */
const ROUNDS = 3;

/** ACK-02: nothing gets a 2xx that would not survive the next moment. */
export const savedBeforeResponse: Check = {
  id: 'ACK-02',
  group: 'responses',
  level: 'must',
  promise: 'saves an event before responding with success',
  sends: 'an event, kill -9 at the first byte of the response, and a restart; three times',
  decides: 'the result of the event is there after the restart',
  requests: 4,
  needs: ['probe', 'process'],
  reproducedBy: 'check',
  why: 'The receiver responds first and works afterwards, from memory. A deployment, a crash or a restart in between, and the event is lost permanently: ClickFunnels saw a success and never retries it.',
  fix: 'Write the event to the database or a durable queue, and respond when that is done; the work itself can come later.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const trace = bestTrace(await context.acquaintance());
    if (trace === undefined) return unseen(NO_TRACE);
    if (!(await survivesRestart(context, trace))) {
      return unseen(
        "The receiver's state does not survive a restart, so nothing can be observed. Use a database that does.",
      );
    }
    let acknowledged = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { event, whenDone } = await watchTwin(context, trace);
      const { exchange, taken } = await killedAtResponse(context, event);
      if (!taken) continue;
      acknowledged += 1;
      const seen = await whenDone();
      if (hasLeftNothing(seen)) {
        return broken('success response, then killed, and the event is gone after the restart', [exchange]);
      }
      const less = lessThanOnce(seen);
      if (less.length > 0) {
        return broken('responded with success, killed, and part of the work is gone', [exchange], {
          details: [...less, IGNORE_HINT],
        });
      }
    }
    if (acknowledged === 0) return unseen('No success response came before the receiver was killed.');
    return kept(`saved in ${acknowledged} of ${acknowledged} kills`);
  },
};

async function killedAtResponse(
  context: CheckContext,
  event: OutgoingEvent,
): Promise<{ readonly exchange: Exchange; readonly taken: boolean }> {
  let taken = false;
  let killed: Promise<void> | undefined;
  const exchange = await context.attempt(
    { about: 'an event, the receiver killed at the first byte of its response', event },
    {
      onResponse: (statusCode) => {
        taken = isSuccess({ kind: 'response', statusCode });
        killed = context.processControl?.kill?.();
      },
    },
  );
  await killed;
  await context.processControl?.restart?.();
  return { exchange, taken };
}

/** Whether the state is one that a restart does not empty. Effects are with the harness, and stay there. */
async function survivesRestart(context: CheckContext, trace: Trace): Promise<boolean> {
  if (context.probe?.readState === undefined) return true;
  const { event, whenDone, now } = await watchTwin(context, trace);
  await context.send({ about: 'an event that is left time to finish', event });
  const before = await whenDone();
  await context.processControl?.restart?.();
  const after = await now();
  const isState = (place: string) => !place.startsWith('effect ');
  return ![...before.facts.keys()].some(isState) || [...after.facts.keys()].some(isState);
}
