import { formatDuration } from '../../../internal/duration.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept } from '../../engine/finding.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

const DELIVERIES = 12;
/** Beyond this, a receiver does work before it responds (receivers of other platforms are cut off after 5 to 10 s). */
const PATIENCE_MS = 5_000;

/** ACK-01: the work is done before the response. */
export const slowResponses: Check = {
  id: 'ACK-01',
  group: 'responses',
  level: 'should',
  promise: 'responds within 5 s (timeout)',
  sends: `${DELIVERIES} plain events, one after the other`,
  decides: 'no response takes longer than 5 s',
  requests: DELIVERIES,
  needs: [],
  alone: true,
  why: 'The receiver does its work before it responds. ClickFunnels is assumed to time out after 60 s; on a busy day the work takes longer, the delivery counts as failed although the work was done, and it is done again.',
  fix: 'Store the event in a queue or a table, respond 200, and do the work afterwards.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const exchanges = [];
    for (let number = 1; number <= DELIVERIES; number += 1) {
      const exchange = await context.send({ about: `a plain event (${number})`, event: context.event() });
      exchanges.push(exchange);
      // One slow response is enough; the others would take as long.
      if (exchange.result.latencyMs > PATIENCE_MS) break;
    }
    const sorted = exchanges.toSorted((a, b) => b.result.latencyMs - a.result.latencyMs);
    const [slowest] = sorted;
    const took = formatDuration(slowest?.result.latencyMs ?? 0);
    if (slowest !== undefined && slowest.result.latencyMs > PATIENCE_MS) {
      return broken(`a response took ${took}`, [slowest]);
    }
    return kept(`at most ${took}`);
  },
};
