import { describeOutcome, isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { FELL_BEHIND } from '../../engine/fell-behind.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { bestTrace, IGNORE_HINT, NO_TRACE } from '../../evidence/observation/trace.ts';
import {
  hasLeftNothing,
  lessThanOnce,
  watchTwin,
  workedMoreThanOnce,
} from '../../evidence/observation/watch.ts';
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
    const trace = bestTrace(await context.acquaintance());
    if (trace === undefined) return unseen(NO_TRACE);
    const { event, now, whenDone, whenQuiet } = await watchTwin(context, trace);
    const { failed, between } = await withBrokenDependency(context, async () => {
      const exchange = await context.send({ about: 'while the dependency is broken', event });
      return { failed: exchange, between: await now() };
    });
    if (isSuccess(failed.result.outcome)) {
      return unseen(
        `The event was accepted (${describeOutcome(failed.result.outcome)}) although the dependency was broken, so that it is never sent again; RET-05 is about that.`,
        [failed],
      );
    }
    if (!hasLeftNothing(between) && lessThanOnce(between).length === 0) {
      return unseen(
        'The event was processed although the dependency was broken: --break-command breaks nothing that it needs.',
        [failed],
      );
    }
    const retry = await context.send({ about: 'the retry, when it works again', event });
    const seen = await whenDone();
    if (hasLeftNothing(seen)) {
      if (!isSuccess(retry.result.outcome))
        return unseen('The retry was not accepted either.', [retry, failed]);
      return broken('the retry got a 2xx, and nothing was done', [retry, failed]);
    }
    const less = lessThanOnce(seen);
    if (less.length > 0) {
      return broken('the retry did only part of the work', [retry, failed], {
        details: [...less, IGNORE_HINT],
      });
    }
    const later = await whenQuiet();
    if (later === undefined) return unseen(FELL_BEHIND);
    const more = workedMoreThanOnce(later);
    if (more.length === 0) return kept('the retry did the work');
    return broken(
      'the failed attempt had done part of the work, and the retry did it again',
      [retry, failed],
      {
        details: [...more, IGNORE_HINT],
      },
    );
  },
};

/** RET-05: what gets a 2xx while a dependency is broken is done when it works again. */
export const lostBehindSuccess: Check = {
  id: 'RET-05',
  group: 'retries',
  level: 'must',
  promise: 'does not respond 2xx to an event that it failed to process (lost event)',
  sends: 'an event while a dependency is broken; its effects are looked for when the dependency works again',
  decides: 'the response is not a success, or the event is processed afterwards',
  requests: 2,
  needs: ['probe', 'dependency'],
  reproducedBy: 'check',
  why: 'The receiver catches the error, logs it and responds 2xx. ClickFunnels records a success and never sends the event again: the sale, the access or the email is lost silently.',
  fix: 'Respond 500 or 503 when the work could not be done or stored for later, so that ClickFunnels retries.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const trace = bestTrace(await context.acquaintance());
    if (trace === undefined) return unseen(NO_TRACE);
    const { event, whenDone } = await watchTwin(context, trace);
    const exchange = await withBrokenDependency(context, () =>
      context.send({ about: 'while the dependency is broken', event }),
    );
    const response = describeOutcome(exchange.result.outcome);
    if (!isSuccess(exchange.result.outcome)) return kept(`${response}, so that it is retried`);
    const seen = await whenDone();
    if (hasLeftNothing(seen)) {
      return broken(`${response} while the dependency was broken, and nothing was done`, [exchange]);
    }
    const less = lessThanOnce(seen);
    if (less.length === 0) return kept(`${response}, and the work was done later`);
    return broken(
      `${response} while the dependency was broken, and part of the work is missing`,
      [exchange],
      {
        details: [...less, IGNORE_HINT],
      },
    );
  },
};
