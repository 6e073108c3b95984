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
  /** Whether every event was taken eventually. */
  readonly taken: boolean;
}

/** ORD-05: a payment is not lost because the order is not known yet. */
export const unknownOrder: Check = {
  id: 'ORD-05',
  group: 'order',
  level: 'should',
  promise: 'processes a payment that arrives before its order',
  sends: `order.created and ${PAID} of one order, and of others in reverse order`,
  decides: 'both sequences leave the same result',
  requests: 40,
  needs: ['probe'],
  reproducedBy: 'check',
  follows: ['ORD-01b', 'ORD-02b'],
  why: 'Out-of-order delivery: the webhook arrives before the customer returns from the checkout, or before the event that would have created the order. The handler finds no order and no session, responds 200 and does nothing: paid, and nothing granted.',
  fix: 'Take what you need from the payload, create the order if it is missing, or respond 503 so that the delivery is retried.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const base = twinBase(context, PAID);
    const first = await tell(context, base, ['order.created', PAID]);
    const second = await tell(context, base, ['order.created', PAID]);
    if (!first.taken || !second.taken)
      return unseen(`order.created or ${PAID} was not accepted.`, first.exchanges);
    if (first.print.size === 0 && first.effects === 0) {
      return unseen(`Needs to observe what ${PAID} does, and the probe shows nothing.`);
    }
    const turned = [
      await tell(context, base, [PAID, 'order.created']),
      await tell(context, base, [PAID, 'order.created']),
    ] as const;
    const [one, other] = turned;
    if (!one.taken || !other.taken) return unseen('Not all of these events were accepted.', one.exchanges);
    const missing = [
      ...deeperThan([one.print, other.print], first.print).filter((line) =>
        deeperThan([one.print, other.print], second.print).includes(line),
      ),
      ...(Math.max(one.effects, other.effects) < Math.min(first.effects, second.effects)
        ? [`effects: ${first.effects} expected, got ${one.effects}`]
        : []),
    ];
    if (missing.length === 0) return kept('the same both ways');
    return broken(`${PAID} had less effect when the order did not exist yet`, one.exchanges, {
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
