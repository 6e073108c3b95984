import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { FELL_BEHIND } from '../../engine/fell-behind.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { tellMore, tellTwin, withNamesOf } from '../../evidence/observation/told-event.ts';
import { effectsAmong, forEachTrace, watchTold } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** IDEM-03: the same facts under another id have no effect to the outside again. */
export const sameFacts: Check = {
  id: 'IDEM-03',
  group: 'idempotency',
  level: 'should',
  promise: 'does not repeat side effects under a new event ID',
  sends:
    'every kind of event that has an effect, then another one of the same type about the same subject with the same data',
  decides: 'no effect is repeated',
  requests: 12,
  needs: ['effects'],
  reproducedBy: 'check',
  follows: ['IDEM-01b'],
  why: 'One change may be reported by two events with different IDs: a V1 and a V2 endpoint side by side, an endpoint registered twice, an event created again by hand. A side effect keyed only on the event ID happens for each.',
  fix: 'Key the side effect on the business fact (unique `(order_id, email_kind)`), not only on `event_id`.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const traces = (await context.acquaintance()).traces.filter(({ hasEffects }) => hasEffects);
    if (traces.length === 0) return unseen(NO_EFFECT);
    const evidence: Exchange[] = [];
    const details: string[] = [];
    const accepted: string[] = [];
    const judged: string[] = [];
    await forEachTrace(traces, async (trace) => {
      const told = tellTwin(context, trace.base);
      const more = tellMore(context, told, {});
      const both = withNamesOf(told, [more]);
      const { event, whenDone, whenQuiet } = await watchTold(context, trace, both);
      const first = await context.send({ about: event.type, event });
      await whenDone();
      const second = await context.send({
        about: 'the same facts under another event ID',
        event: more.event,
      });
      if (![first, second].every(({ result }) => isSuccess(result.outcome))) return;
      accepted.push(event.type);
      const seen = await whenQuiet();
      if (seen === undefined) return;
      judged.push(event.type);
      const repeated = effectsAmong(seen.surplus);
      if (repeated.length === 0) return;
      evidence.push(second, first);
      details.push(...repeated.map((line) => `${event.type}: ${line}`));
    });
    if (details.length > 0) return broken('effects were repeated for the same facts', evidence, { details });
    if (accepted.length === 0) return unseen('One of the two events was not accepted.');
    return judged.length === 0 ? unseen(FELL_BEHIND) : kept(`each effect once for ${judged.join(', ')}`);
  },
};

/** Why no one can tell what the receiver does to the outside. */
const NO_EFFECT =
  'Requires an event with a side effect, and none of the common types had one. Make the receiver post its effects to CF_WEBHOOK_SIM_EFFECTS_URL, or send its email to the SMTP server of --effects (cf-webhook-sim help probes).';
