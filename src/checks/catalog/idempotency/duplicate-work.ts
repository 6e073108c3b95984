import { isSuccess } from '../../../delivery/outcome.ts';
import type { SignatureRecipe } from '../../../signature/signature-recipe.ts';
import type { Check } from '../../engine/check.ts';
import { FELL_BEHIND } from '../../engine/fell-behind.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { IGNORE_HINT, NO_TRACE } from '../../evidence/observation/trace.ts';
import { forEachTrace, watchTwin, workedMoreThanOnce } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** IDEM-01b: a delivery that comes again changes nothing. */
export const duplicateWork: Check = {
  id: 'IDEM-01b',
  group: 'idempotency',
  level: 'must',
  promise: 'processes a redelivered event only once (idempotency)',
  sends:
    'every kind of event with a visible effect, three times each, and compares state and effects in between',
  decides: 'nothing changes after the first delivery',
  requests: 12,
  needs: ['probe'],
  reproducedBy: 'check',
  why: 'ClickFunnels delivers at least once: when a response is late or lost, the same event is retried. Each duplicate charges the customer, grants access or sends the email again.',
  fix: 'Store the event_id in the same transaction as the work, under a unique constraint, and respond 200 without further work if it exists.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const { traces } = await context.acquaintance();
    if (traces.length === 0) return unseen(NO_TRACE);
    const evidence: Exchange[] = [];
    const details: string[] = [];
    const judged: string[] = [];
    await forEachTrace(traces, async (trace) => {
      const { event, whenDone, whenQuiet } = await watchTwin(context, trace);
      const first = await context.send({
        about: `${event.type}, first delivery`,
        event,
        signature: signedBefore(4),
      });
      if (!isSuccess(first.result.outcome)) return;
      const once = await whenDone();
      const again = await context.sendEach([
        { about: `${event.type}, duplicate`, event, signature: signedBefore(2) },
        { about: `${event.type}, second duplicate`, event },
      ]);
      const seen = await whenQuiet();
      const changed = seen === undefined ? [] : workedMoreThanOnce(seen, once);
      if (seen !== undefined || changed.length > 0) judged.push(event.type);
      if (changed.length === 0) return;
      evidence.push(...again);
      details.push(`${event.type}:`, ...changed.map((line) => `  ${line}`));
    });
    if (details.length > 0) {
      return broken('a duplicate was processed again', evidence, {
        details: [...details, IGNORE_HINT],
      });
    }
    return judged.length === 0 ? unseen(FELL_BEHIND) : kept(`nothing changed for ${judged.join(', ')}`);
  },
};

/** Each attempt has a timestamp of its own, and so a signature of its own, as those of the schedule have. */
function signedBefore(seconds: number): SignatureRecipe {
  return { timestamp: { kind: 'seconds', shift: -seconds } };
}
