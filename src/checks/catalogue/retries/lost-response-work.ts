import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { doneTooOften, hasLeftTrace, IGNORE_HINT } from '../../evidence/observation/judge-once.ts';
import { observe } from '../../evidence/observation/observe.ts';
import { observeUntil } from '../../evidence/observation/observe-until.ts';
import { bestTrace, NO_TRACE } from '../../evidence/observation/trace.ts';
import { twinEvent } from '../../evidence/observation/twin-event.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** RET-03: anyone who hangs up before the response gets the work done, and once. */
export const lostResponseWork: Check = {
  id: 'RET-03',
  group: 'retries',
  level: 'must',
  promise: 'processes an event once when the connection drops',
  sends: 'a whole event, the connection dropped before the response, and the retry',
  decides: 'both together leave the same result as a single event',
  requests: 2,
  needs: ['probe'],
  reproducedBy: 'check',
  follows: ['IDEM-01b', 'IDEM-02c'],
  why: 'Without a response, ClickFunnels cannot know whether an event was processed, and retries it. Work that was already done is done twice; or the event was recorded, the work stopped with the connection, and the retry is dropped.',
  fix: 'Record the event and do the work in one transaction that does not end with the connection.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const trace = bestTrace(await context.traces());
    if (trace === undefined) return unseen(NO_TRACE);
    const event = twinEvent(context, trace.base);
    const before = await observe(context, event);
    const cut = await context.attempt({
      about: 'an event, the connection dropped before the response',
      event,
      disturbance: { cutAfter: 'body' },
    });
    // The receiver is given the time to finish, so that the two are not a race.
    await observeUntil(context, event, (seen) => hasLeftTrace(before, seen));
    const retry = await context.send({ about: 'the retry', event });
    if (!isSuccess(retry.result.outcome)) return unseen('The retry was not accepted; see RET-02a.', [retry]);
    const after = await observeUntil(context, event, (seen) => hasLeftTrace(before, seen));
    if (!hasLeftTrace(before, after)) {
      return broken('the retry got a 2xx, and nothing was done', [retry, cut]);
    }
    const tooOften = await doneTooOften(context, { event, before, trace });
    if (tooOften.length === 0) return kept('once');
    return broken('the retry was processed again', [retry, cut], {
      details: [...tooOften, IGNORE_HINT],
    });
  },
};
