import { isSuccess } from '../../../delivery/outcome.ts';
import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { newEffects } from '../../evidence/observation/effect-counts.ts';
import { deeperThan, type Footprint, footprint } from '../../evidence/observation/footprint.ts';
import { observe } from '../../evidence/observation/observe.ts';
import { retold, type TwinBase, twinBase, twinEvent } from '../../evidence/observation/twin-event.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { deliverInOrder } from './story.ts';

const PAID = 'one-time-order.completed';

interface Told {
  readonly print: Footprint;
  readonly effects: number;
  readonly exchanges: readonly Exchange[];
  /** Whether every event was taken in the end. */
  readonly taken: boolean;
}

/** ORD-05: a payment is not lost because the order is not known yet. */
export const unknownOrder: Check = {
  id: 'ORD-05',
  group: 'order',
  level: 'should',
  promise: 'acts on the payment of an order that it has not heard of yet',
  sends: `order.created and ${PAID} of one order, and of others the other way round`,
  decides: 'both ways leave the same behind',
  requests: 40,
  needs: ['probe'],
  reproducedBy: 'check',
  follows: ['ORD-01b', 'ORD-02b'],
  why: 'The webhook is there before the customer has come back from the checkout, or before the event that would have made the order known. The handler finds no order and no session, responds 200 and does nothing: paid, and nothing granted.',
  fix: 'Take what is needed from the payload, make the order where it is missing, or respond 503 so that the delivery comes again.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const base = twinBase(context, PAID);
    const first = await tell(context, base, ['order.created', PAID]);
    const second = await tell(context, base, ['order.created', PAID]);
    if (!first.taken || !second.taken)
      return unseen(`order.created or ${PAID} is not taken.`, first.exchanges);
    if (first.print.size === 0 && first.effects === 0) {
      return unseen(`Needs to see what ${PAID} does, and the probe shows nothing of it.`);
    }
    const turned = [
      await tell(context, base, [PAID, 'order.created']),
      await tell(context, base, [PAID, 'order.created']),
    ] as const;
    const [one, other] = turned;
    if (!one.taken || !other.taken) return unseen('Not all of these events were taken.', one.exchanges);
    const missing = [
      ...deeperThan([one.print, other.print], first.print).filter((line) =>
        deeperThan([one.print, other.print], second.print).includes(line),
      ),
      ...(Math.max(one.effects, other.effects) < Math.min(first.effects, second.effects)
        ? [`effects: ${first.effects} came instead of ${one.effects}`]
        : []),
    ];
    if (missing.length === 0) return kept('the same both ways');
    return broken(`less came of ${PAID} where the order was not known yet`, one.exchanges, {
      details: [
        'order.created first, compared with the payment first:',
        ...missing.map((line) => `  ${line}`),
      ],
    });
  },
};

/** Delivers events about one new order. */
async function tell(context: CheckContext, base: TwinBase, types: readonly string[]): Promise<Told> {
  const paid = twinEvent(context, base);
  const ofType = (eventType: string): OutgoingEvent =>
    eventType === PAID ? paid : retold(context, paid, { event_type: eventType });
  const before = await observe(context, paid);
  const { exchanges, refused } = await deliverInOrder(context, types.map(ofType));
  if (context.settleMs > 0) await context.pause(context.settleMs / 2);
  const after = await observe(context, paid);
  return {
    print: footprint(before.state, after.state),
    effects: newEffects(before.effects, after.effects).length,
    exchanges,
    taken: refused.length === 0 && exchanges.some(({ result }) => isSuccess(result.outcome)),
  };
}
