import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { FELL_BEHIND } from '../../engine/fell-behind.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import type { Facts } from '../../evidence/observation/facts.ts';
import { bodyOf, tellMore, tellTwin } from '../../evidence/observation/told-event.ts';
import { NO_TRACE, type Trace } from '../../evidence/observation/trace.ts';
import { forEachTrace, watchTold } from '../../evidence/observation/watch.ts';
import { isWorth } from '../../evidence/observation/worth.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** A type that does not exist, and means nothing good by its name. */
const UNKNOWN_TYPE = 'widget.frobnicated';

/** ACK-10: what an event means is told by its type, and not by what is in it. */
export const unknownTypeActs: Check = {
  id: 'ACK-10',
  group: 'responses',
  level: 'must',
  promise: 'does not act on unknown event types',
  sends: `events that it is known to process, renamed to ${UNKNOWN_TYPE}`,
  decides: 'no email, call or other effect happens, and nothing of value is granted',
  requests: 10,
  needs: ['probe'],
  reproducedBy: 'check',
  why: 'The receiver looks at the contact in the body and not at event_type: every event about a person grants access, sends the welcome email or books a sale, even a refund, a cancellation or an abandoned cart.',
  fix: 'Switch on event_type first, and ignore every type that you do not handle, with 200.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    if (!context.isSubscribed(UNKNOWN_TYPE)) {
      return unseen('The endpoint is subscribed to specific event types, and gets no others.');
    }
    const { traces } = await context.acquaintance();
    if (traces.length === 0) return unseen(NO_TRACE);
    const evidence: Exchange[] = [];
    const details: string[] = [];
    let judged = 0;
    await forEachTrace(traces, async (trace) => {
      const told = tellMore(context, tellTwin(context, trace.base), { event_type: UNKNOWN_TYPE });
      const { event, whenSettled } = await watchTold(context, trace, told);
      const exchange = await context.send({ about: `${trace.eventType} as ${UNKNOWN_TYPE}`, event });
      if (!isSuccess(exchange.result.outcome)) return;
      const seen = await whenSettled();
      if (seen === undefined) return;
      judged += 1;
      const acts = actsAmong(seen.facts, trace);
      if (acts.length === 0) return;
      evidence.push(exchange);
      details.push(`the data of ${trace.eventType} as ${UNKNOWN_TYPE}:`, ...acts.map((line) => `  ${line}`));
    });
    if (details.length > 0) return broken(`it acts on ${UNKNOWN_TYPE}`, evidence, { details });
    return judged === 0 ? unseen(FELL_BEHIND) : kept('nothing was done');
  },
};

/** What was sent to the outside or is of worth, a line each. What is only a copy of the event's own content is a log. */
export function actsAmong(facts: Facts, { base }: Pick<Trace, 'base'>): readonly string[] {
  const content = JSON.stringify(bodyOf(base));
  return [...facts].flatMap(([place, values]) =>
    isWorth(place) &&
    (place.startsWith('effect ') ||
      values.some((value) => !content.includes(value.replace(/^"(.*)"$/, '$1'))))
      ? [`${place}: ${values.join(', ')}`]
      : [],
  );
}
