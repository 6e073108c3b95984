import { countOf } from '../../../internal/count-of.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** Something happens, and no one can tell by which event. */
const NOT_TOLD =
  'Something changes, but not in a way that shows which event it belongs to. Let the probe return the record of {subject_id} (cf-webhook-sim help probes).';

/** Something happened after all, when no one was looking any more. */
const TOO_LATE = 'The first work was seen only after --settle had passed. Set a longer --settle.';

/** ACK-09: what is answered with success is worked on. */
export const doesSomething: Check = {
  id: 'ACK-09',
  group: 'responses',
  level: 'must',
  promise: 'does its work for at least one event type that it accepts',
  sends: 'one event of each common type, and of every other type if those change nothing visible',
  decides: 'at least one changes the state or has an effect that the probe shows',
  requests: 150,
  needs: ['probe'],
  reproducedBy: 'check',
  why: 'The receiver responds 2xx and does nothing: it reads fields at the wrong level of the body (event.email instead of event.data.email_address), or its background job fails after the response. ClickFunnels never sends the events again.',
  fix: 'Follow one event through the log, from the route to the write. If the receiver does work, let the probe show what it changes, and give slow work more time with --settle.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const { isStillSilent, silentTypes, traces } = await context.acquaintance();
    if (traces.length > 0)
      return kept(`has visible effects for ${traces.map(({ eventType }) => eventType).join(', ')}`);
    if (silentTypes.length === 0) return unseen(NOT_TOLD);
    // On a busy machine, work may come later than it is waited for.
    await context.pause(context.settleMs);
    if (!(await isStillSilent())) return unseen(TOO_LATE);
    const status = context.control.result.response?.statusCode ?? 200;
    return broken(
      `responds ${status} and does nothing with any of ${countOf(silentTypes.length, 'event type')}`,
      [context.control],
    );
  },
};
