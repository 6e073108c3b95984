import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { repeatedEffects } from '../../evidence/observation/effects.ts';
import { tellMore } from '../../evidence/observation/told-event.ts';
import { FELL_BEHIND, watchTwin } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** Why nobody can tell whether a confirmation comes twice. */
const NO_CONFIRMATION =
  'Needs an effect of order.created, and there was none. Where it shall have one, let the receiver post it to CF_WEBHOOK_SIM_EFFECTS_URL, or send its mail to the SMTP server of --effects.';

/** IDEM-04: an order that is told of again and again is confirmed once. */
export const repeatedMails: Check = {
  id: 'IDEM-04',
  group: 'idempotency',
  level: 'must',
  promise: 'confirms an order only once',
  sends: 'order.created three times, then order.updated for the same order',
  decides: 'no email and no other effect is repeated',
  requests: 4,
  needs: ['effects'],
  reproducedBy: 'check',
  follows: ['IDEM-01b'],
  why: 'Every change of an order sends another event, and each may be delivered several times. If each of them sends an email, the customer gets the confirmation again and again, dozens of times in the worst case.',
  fix: 'Record for each order which email was sent, and check that record before sending, not the event.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const trace = (await context.acquaintance()).traces.find(
      ({ eventType, hasEffects }) => eventType === 'order.created' && hasEffects,
    );
    if (trace === undefined) return unseen(NO_CONFIRMATION);
    const { event: created, told, whenDone, whenQuiet } = await watchTwin(context, trace);
    const updated = tellMore(context, told, { event_type: 'order.updated' }).event;
    const first = await context.send({ about: 'order.created', event: created });
    if (!isSuccess(first.result.outcome)) return unseen('order.created is not accepted.', [first]);
    await whenDone();
    const more = await context.sendEach([
      { about: 'order.created again', event: created },
      { about: 'order.created for the third time', event: created },
      { about: 'order.updated', event: updated },
    ]);
    const seen = await whenQuiet();
    if (seen === undefined) return unseen(FELL_BEHIND);
    const repeated = repeatedEffects(seen.effects);
    if (repeated.length === 0) return kept('every effect once');
    return broken('one order, several times the same', [first, ...more], { details: repeated });
  },
};
