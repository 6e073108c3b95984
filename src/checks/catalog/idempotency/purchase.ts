import { isSuccess } from '../../../delivery/outcome.ts';
import { isJsonObject } from '../../../internal/json.ts';
import type { Check } from '../../engine/check.ts';
import { FELL_BEHIND } from '../../engine/fell-behind.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { bodyOf, tellMore, tellTwin, withNamesOf } from '../../evidence/observation/told-event.ts';
import { IGNORE_HINT } from '../../evidence/observation/trace.ts';
import { watchTold } from '../../evidence/observation/watch.ts';
import { isWorth } from '../../evidence/observation/worth.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

const PAID = 'one-time-order.invoice.paid';

/** IDEM-08: one purchase is one purchase, however many events tell of it. */
export const purchase: Check = {
  id: 'IDEM-08',
  group: 'idempotency',
  level: 'must',
  promise: 'processes a purchase only once, although several events report it',
  sends: `${PAID}, orders/invoice.paid about the same invoice, and one-time-order.completed, each with an event ID of its own`,
  decides: 'no receipt, grant or other effect is repeated',
  requests: 4,
  needs: ['probe'],
  reproducedBy: 'check',
  follows: ['IDEM-01b', 'IDEM-03'],
  why: 'ClickFunnels reports one purchase by several events with different IDs: two about its paid invoice and one about its order. Work that is keyed on the event ID is done for each of them: two receipts, two grants, revenue counted twice.',
  fix: 'Key the work on the business fact: a unique (invoice_id, kind of work) or (order_id, kind of work), in addition to the event_id.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const trace = (await context.acquaintance()).traces.find(({ eventType }) => eventType === PAID);
    if (trace === undefined) return unseen(`Requires a visible effect of ${PAID}, and the probe shows none.`);
    const told = tellTwin(context, trace.base);
    const { data } = bodyOf(told.event);
    const order = isJsonObject(data) && isJsonObject(data['order']) ? data['order'] : {};
    const others = [
      tellMore(context, told, { event_type: 'orders/invoice.paid' }),
      tellMore(context, told, {
        event_type: 'one-time-order.completed',
        subject_type: 'Order',
        subject_id: order['id'] ?? null,
        data: order,
      }),
    ].filter(({ event: { type } }) => context.isSubscribed(type));
    const all = withNamesOf(told, others);
    const { event, whenDone, whenQuiet } = await watchTold(context, trace, all);
    const first = await context.send({ about: PAID, event });
    if (!isSuccess(first.result.outcome)) return unseen(`${PAID} is not accepted.`, [first]);
    await whenDone();
    const more = await context.sendEach(
      others.map(({ event: each }) => ({ about: `${each.type} of the same purchase`, event: each })),
    );
    const seen = await whenQuiet();
    if (seen === undefined) return unseen(FELL_BEHIND);
    const twice = seen.surplus.filter((line) => isWorth(line) && /: \d+ times$|grew by/.test(line));
    if (twice.length === 0) return kept('once for three events');
    return broken('one purchase was processed several times', [...more, first], {
      details: [...twice, IGNORE_HINT],
    });
  },
};
