import { isSuccess } from '../../../delivery/outcome.ts';
import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { compareFacts } from '../../evidence/observation/compare-facts.ts';
import type { FactScope } from '../../evidence/observation/facts.ts';
import { createLooks } from '../../evidence/observation/looks.ts';
import { type Single, watchSingle } from '../../evidence/observation/single.ts';
import { tellMore, tellTwin } from '../../evidence/observation/told-event.ts';
import { letStateSettle } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { deliverInOrder } from './story.ts';

const PAID = 'one-time-order.completed';

interface Told {
  readonly single: Single;
  readonly exchanges: readonly Exchange[];
  /** Whether every event was accepted at some attempt. */
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
    const { traces } = await context.acquaintance();
    const scope: FactScope = traces[0]?.scope ?? { state: 'subject', effects: 'subject' };
    const base = context.event({ eventType: PAID });
    const usual = ['order.created', PAID];
    const first = await tell(context, base, scope, usual);
    const second = await tell(context, base, scope, usual);
    if (!first.taken || !second.taken)
      return unseen(`order.created or ${PAID} is not accepted.`, first.exchanges);
    const turned = await tell(context, base, scope, [PAID, 'order.created']);
    if (!turned.taken) return unseen('Not all of these events were accepted.', turned.exchanges);
    await letStateSettle(context);
    const expected = [await first.single.look(), await second.single.look()] as const;
    if (expected[0].size === 0) {
      return unseen(`Requires a visible effect of ${PAID}, and the probe shows none.`);
    }
    const missingNow = async () => compareFacts(expected, await turned.single.look()).missing;
    const looks = createLooks(context);
    let missing = await missingNow();
    // Later jobs may overtake earlier ones, so that the end of one says nothing about all.
    while (missing.length > 0 && looks.elapsedMs() < context.settleMs && !context.signal.aborted) {
      await looks.untilNext();
      missing = await missingNow();
    }
    if (missing.length === 0) return kept('the same both ways');
    return broken(`${PAID} had less effect when the order did not exist yet`, turned.exchanges, {
      details: [
        'the payment first, compared with order.created first:',
        ...missing.map((line) => `  ${line}`),
      ],
    });
  },
};

/** Delivers events about one new order. */
async function tell(
  context: CheckContext,
  base: OutgoingEvent,
  scope: FactScope,
  types: readonly string[],
): Promise<Told> {
  const told = tellTwin(context, base);
  const ofType = (eventType: string): OutgoingEvent =>
    eventType === PAID ? told.event : tellMore(context, told, { event_type: eventType }).event;
  const single = await watchSingle(context, told, scope);
  const { exchanges, refused } = await deliverInOrder(context, types.map(ofType));
  if (scope.state === 'whole') {
    await letStateSettle(context);
    await single.look();
    single.freeze();
  }
  return {
    single,
    exchanges,
    taken: refused.length === 0 && exchanges.some(({ result }) => isSuccess(result.outcome)),
  };
}
