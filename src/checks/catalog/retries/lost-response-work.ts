import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { FELL_BEHIND } from '../../engine/fell-behind.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { bestTrace, IGNORE_HINT, NO_TRACE } from '../../evidence/observation/trace.ts';
import {
  hasLeftNothing,
  lessThanOnce,
  letWorkFinish,
  watchTwin,
  workedMoreThanOnce,
} from '../../evidence/observation/watch.ts';
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
    const trace = bestTrace(await context.acquaintance());
    if (trace === undefined) return unseen(NO_TRACE);
    const { event, whenDone, whenQuiet } = await watchTwin(context, trace);
    const cut = await context.attempt({
      about: 'an event, the connection dropped before the response',
      event,
      disturbance: { cutAfter: 'body' },
    });
    // The receiver is given the time to finish, so that the two are not a race.
    await letWorkFinish(context, trace);
    const retry = await context.send({ about: 'the retry', event });
    if (!isSuccess(retry.result.outcome))
      return unseen('The retry was not accepted; RET-02a is about that.', [retry]);
    const seen = await whenDone();
    if (hasLeftNothing(seen)) {
      return broken('the retry got a 2xx, and nothing was done', [retry, cut]);
    }
    if (lessThanOnce(seen).length > 0) {
      return broken('the retry got a 2xx, and part of the work is missing', [retry, cut], {
        details: [...lessThanOnce(seen), IGNORE_HINT],
      });
    }
    const later = await whenQuiet();
    if (later === undefined) return unseen(FELL_BEHIND);
    const tooOften = workedMoreThanOnce(later);
    if (tooOften.length === 0) return kept('once');
    return broken('the retry was processed again', [retry, cut], {
      details: [...tooOften, IGNORE_HINT],
    });
  },
};
