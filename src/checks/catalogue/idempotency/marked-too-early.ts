import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { hasLeftTrace } from '../../evidence/observation/judge-once.ts';
import { observe } from '../../evidence/observation/observe.ts';
import { observeUntil } from '../../evidence/observation/observe-until.ts';
import { bestTrace, NO_TRACE } from '../../evidence/observation/trace.ts';
import { twinEvent } from '../../evidence/observation/twin-event.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { withBrokenDependency } from '../with-broken-dependency.ts';

/** IDEM-05: an event counts as processed only when its work is done. */
export const markedTooEarly: Check = {
  id: 'IDEM-05',
  group: 'idempotency',
  level: 'must',
  promise: 'processes the retry when the first attempt failed',
  sends: 'an event while a dependency is broken, and its retry when it works again',
  decides: 'the retry leaves the same result as a single event',
  requests: 2,
  needs: ['probe', 'dependency'],
  reproducedBy: 'check',
  why: 'The event is recorded as processed before the work is done. When the work fails, the retry looks like a duplicate, gets a 200 and is dropped: the work is never done.',
  fix: 'Record the event_id in the same transaction as the work, or remove it when the work fails.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const trace = bestTrace(await context.traces());
    if (trace === undefined) return unseen(NO_TRACE);
    const event = twinEvent(context, trace.base);
    const before = await observe(context, event);
    const failed = await withBrokenDependency(context, () =>
      context.send({ about: 'while the dependency is broken', event }),
    );
    const between = await observe(context, event);
    if (hasLeftTrace(before, between)) {
      return unseen(
        'The event was processed although the dependency was broken: --break-command breaks nothing that it needs.',
        [failed],
      );
    }
    const retry = await context.send({ about: 'the retry, when it works again', event });
    const after = await observeUntil(context, event, (seen) => hasLeftTrace(before, seen));
    if (hasLeftTrace(before, after)) return kept('the retry did the work');
    if (!isSuccess(retry.result.outcome))
      return unseen('The retry was not accepted either.', [retry, failed]);
    return broken('the retry got a 2xx, and nothing was done', [retry, failed]);
  },
};
