import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { FELL_BEHIND } from '../../engine/fell-behind.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { tellMore, tellTwin } from '../../evidence/observation/told-event.ts';
import { NO_TRACE } from '../../evidence/observation/trace.ts';
import { watchTold } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { actsAmong } from './unknown-type-acts.ts';

/** What takes back what another type says. */
const OPPOSITES: Readonly<Record<string, readonly string[]>> = {
  'contact.created': ['contact.deleted'],
  'order.created': ['order.deleted'],
  'one-time-order.completed': ['one_time_order.refunded'],
  'one-time-order.invoice.paid': ['orders/invoice.refunded', 'orders/invoice.voided'],
};

/** ACK-11: what ends something is not treated as its beginning. */
export const oppositeTypeActs: Check = {
  id: 'ACK-11',
  group: 'responses',
  level: 'should',
  promise: 'does not treat a deletion or a refund as a creation or a payment',
  sends: `events that it is known to process, renamed to ${Object.values(OPPOSITES).flat().join(', ')}`,
  decides: 'no effect of a creation or a payment happens, and nothing of value is granted',
  requests: 5,
  needs: ['probe'],
  reproducedBy: 'check',
  follows: ['ACK-10'],
  why: 'The receiver looks at a part of event_type: everything that starts with contact. or contains invoice is a new customer or a payment. Refunds grant access again, and deleted contacts are welcomed.',
  fix: 'Compare event_type with whole names, one by one.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const { traces } = await context.acquaintance();
    const pairs = traces.flatMap((trace) =>
      (OPPOSITES[trace.eventType] ?? [])
        .filter(context.isSubscribed)
        .map((opposite) => ({ ...trace, opposite })),
    );
    if (traces.length === 0) return unseen(NO_TRACE);
    if (pairs.length === 0) return unseen('None of the events with a visible effect has an opposite.');
    const evidence: Exchange[] = [];
    const details: string[] = [];
    let judged = 0;
    for (const { opposite, ...trace } of pairs) {
      const told = tellMore(context, tellTwin(context, trace.base), { event_type: opposite });
      const { event, whenSettled } = await watchTold(context, trace, told);
      const exchange = await context.send({ about: `${trace.eventType} as ${opposite}`, event });
      if (!isSuccess(exchange.result.outcome)) continue;
      const seen = await whenSettled();
      if (seen === undefined) continue;
      judged += 1;
      const usual = new Set(actsAmong(await trace.singles[0].facts(), trace));
      const acts = actsAmong(seen.facts, trace).filter((line) => usual.has(line));
      if (acts.length === 0) continue;
      evidence.push(exchange);
      details.push(`${opposite}, as ${trace.eventType}:`, ...acts.map((line) => `  ${line}`));
    }
    if (details.length > 0) return broken(details[0]?.replace(/:$/, '') ?? '', evidence, { details });
    return judged === 0 ? unseen(FELL_BEHIND) : kept(pairs.map(({ opposite }) => opposite).join(', '));
  },
};
