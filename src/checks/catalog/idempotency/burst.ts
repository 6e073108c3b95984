import { describeOutcome, isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { tellTwins } from '../../evidence/observation/told-event.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { THROTTLED } from '../judge-forgeries.ts';
import { responseKind } from '../response-kind.ts';

const EVENTS = 50;

/** IDEM-07: a crowd of events blocks nothing permanently. */
export const burst: Check = {
  id: 'IDEM-07',
  group: 'idempotency',
  level: 'must',
  promise: `accepts ${EVENTS} events at once and stays responsive`,
  sends: `${EVENTS} different events at the same moment, a retry of each that was rejected, and a single one`,
  decides:
    'all are accepted at the latest on retry, none is left without a response, and the single one is accepted',
  requests: 2 * EVENTS + 1,
  needs: [],
  reproducedBy: 'check',
  alone: true,
  why: 'An import or a broadcast sends many events at once. A lock that is never released, or a connection that is not returned to the pool, then leaves requests without a response, and every delivery after them too.',
  fix: 'Return connections and locks in a finally block, wait for them with a timeout, and respond 503 when there is no capacity.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const events = tellTwins(context, EVENTS);
    const crowd = await context.sendTogether(
      events.map((event, index) => ({ about: `one of ${EVENTS} at once (${index + 1})`, event })),
    );
    const single = await context.attempt({ about: 'a single event afterwards', event: context.event() });
    const silent = [...crowd, single].filter(({ result }) => responseKind(result.outcome) === 'silent');
    if (silent.length > 0) {
      return broken(`${silent.length} of ${EVENTS + 1} got no response`, silent);
    }
    const retries: Exchange[] = [];
    for (const { result, variation } of crowd) {
      if (isSuccess(result.outcome)) continue;
      retries.push(
        await context.attempt({ about: `the retry of ${variation.about}`, event: variation.event }),
      );
    }
    const lost = [...retries, single].filter(({ result }) => !isSuccess(result.outcome));
    const [first] = lost;
    if (first === undefined)
      return kept(`${EVENTS - retries.length} at once, ${retries.length} at the retry`);
    if (responseKind(first.result.outcome) === 'throttled') return unseen(THROTTLED, [first]);
    return broken(`${describeOutcome(first.result.outcome)} for ${first.variation.about}`, lost);
  },
};
