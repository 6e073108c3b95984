import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { newEffects, repeatedEffects } from '../../evidence/observation/effect-counts.ts';
import { observe } from '../../evidence/observation/observe.ts';
import { observeUntil } from '../../evidence/observation/observe-until.ts';
import { retold, twinBase, twinEvent } from '../../evidence/observation/twin-event.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** Why nobody can tell whether a confirmation comes twice. */
const NO_CONFIRMATION =
  'Needs an effect of order.created, and there was none. Where it shall have one, let the receiver post it to CF_WEBHOOK_SIM_EFFECTS_URL, or send its mail to the SMTP server of --effects.';

/** IDEM-04: an order that is told of again and again is confirmed once. */
export const repeatedMails: Check = {
  id: 'IDEM-04',
  group: 'idempotency',
  level: 'must',
  promise: 'confirms an order once, however often it is told of',
  sends: 'order.created three times, then order.updated of the same order',
  decides: 'no mail and no other effect comes twice',
  requests: 4,
  needs: ['effects'],
  reproducedBy: 'check',
  follows: ['IDEM-01b'],
  why: 'Every change of an order sends another event, and every one of them may come several times. Where each gets a mail, the customer gets the confirmation again and again, dozens of times in the worst case.',
  fix: 'Keep for each order which mail was sent, and look there before sending, not at the event.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const created = twinEvent(context, twinBase(context, 'order.created'));
    const updated = retold(context, created, { event_type: 'order.updated' });
    const before = await observe(context, created);
    const first = await context.send({ about: 'order.created', event: created });
    if (!isSuccess(first.result.outcome)) return unseen('order.created is not taken.', [first]);
    const once = await observeUntil(
      context,
      created,
      ({ effects }) => effects.length > before.effects.length,
    );
    if (once.effects.length === before.effects.length) return unseen(NO_CONFIRMATION, [first]);
    const more = await context.sendEach([
      { about: 'order.created again', event: created },
      { about: 'order.created for the third time', event: created },
      { about: 'order.updated', event: updated },
    ]);
    const after = await observe(context, created);
    const repeated = repeatedEffects(newEffects(before.effects, after.effects));
    if (repeated.length === 0) return kept('every effect once');
    return broken('one order, several times the same', [first, ...more], { details: repeated });
  },
};
