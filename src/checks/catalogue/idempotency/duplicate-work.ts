import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { changes, hasLeftTrace, IGNORE_HINT } from '../../evidence/observation/judge-once.ts';
import { observe } from '../../evidence/observation/observe.ts';
import { observeUntil } from '../../evidence/observation/observe-until.ts';
import { NO_TRACE } from '../../evidence/observation/trace.ts';
import { twinEvent } from '../../evidence/observation/twin-event.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** IDEM-01b: a delivery that comes again changes nothing. */
export const duplicateWork: Check = {
  id: 'IDEM-01b',
  group: 'idempotency',
  level: 'must',
  promise: 'processes a redelivered event only once (idempotency)',
  sends:
    'every kind of event that leaves a trace, three times each, and compares state and effects in between',
  decides: 'nothing changes after the first delivery',
  requests: 12,
  needs: ['probe'],
  reproducedBy: 'check',
  why: 'ClickFunnels delivers at least once: when a response is late or lost, the same event is retried. Each duplicate charges the customer, grants access or sends the email again.',
  fix: 'Store the event_id in the same transaction as the work, under a unique constraint, and respond 200 without further work if it exists.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const traces = await context.traces();
    if (traces.length === 0) return unseen(NO_TRACE);
    const evidence: Exchange[] = [];
    const details: string[] = [];
    for (const { base } of traces) {
      const event = twinEvent(context, base);
      const none = await observe(context, event);
      const first = await context.send({ about: `${event.type}, first delivery`, event });
      if (!isSuccess(first.result.outcome)) continue;
      const once = await observeUntil(context, event, (seen) => hasLeftTrace(none, seen));
      const again = await context.sendEach([
        { about: `${event.type}, duplicate`, event },
        { about: `${event.type}, second duplicate`, event },
      ]);
      const changed = changes(once, await observe(context, event));
      if (changed.length === 0) continue;
      evidence.push(...again);
      details.push(`${event.type}:`, ...changed.map((line) => `  ${line}`));
    }
    const types = traces.map(({ base }) => base.eventType).join(', ');
    if (details.length === 0) return kept(`nothing changed for ${types}`);
    return broken('a duplicate was processed again', evidence, {
      details: [...details, IGNORE_HINT],
    });
  },
};
