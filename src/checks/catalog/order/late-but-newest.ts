import { wallClockMs } from '../../../clock/wall-clock.ts';
import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, type Finding, kept, unseen } from '../../engine/finding.ts';
import { observeSettled } from '../../evidence/observation/observe-settled.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { beginStory, deliverInOrder, newMark, shows } from './story.ts';
import { NOT_VISIBLE, visibleResource, visibleResources } from './visible-story.ts';

/** Before the last attempt of the schedule, in seconds: documented as 37 h 21 min 16 s after the event. */
const ALMOST_LAST_ATTEMPT_SECONDS = 37 * 3_600;

/** ORD-03a: an event that took its time is applied all the same. */
export const oldButNewest: Check = {
  id: 'ORD-03a',
  group: 'order',
  level: 'must',
  promise: 'applies an update that is 37 hours old but still the newest',
  sends: 'a creation and an update that happened 37 hours ago, as at the last attempt of the schedule',
  decides: 'the state is that of the update',
  requests: 40,
  needs: ['state'],
  findsOut: visibleResources,
  reproducedBy: 'check',
  why: 'The guard against stale events goes by their age instead of comparing them with what is stored. After an outage, everything that ClickFunnels still delivers is dropped behind a 200.',
  fix: 'Compare updated_at with the stored value, not with the clock; only the timestamp of the signature is about now.',
  docs: WEBHOOKS_PAGE,
  run: (context) =>
    judgeSecond(context, {
      secondAfter: 60,
      startsBefore: ALMOST_LAST_ATTEMPT_SECONDS,
      observed: 'an update that is 37 hours old, and the newest, was not applied',
    }),
};

/** ORD-03b: an update of the same moment is not treated as an old one. */
export const sameMoment: Check = {
  id: 'ORD-03b',
  group: 'order',
  level: 'info',
  promise: 'applies the later of two updates with the same updated_at',
  sends: 'a creation and two updates with the same updated_at',
  decides: 'the state is that of the update that arrived last',
  requests: 41,
  needs: ['state'],
  findsOut: visibleResources,
  reproducedBy: 'check',
  follows: ['ORD-03a'],
  why: 'Two changes within one millisecond, or in one transaction, carry the same updated_at. A guard that drops what is not newer drops one of them whatever the arrival order; which was last is unknown, but the one delivered last is the better guess.',
  fix: 'Skip only what is older: updated_at < stored, not <=.',
  docs: WEBHOOKS_PAGE,
  run: (context) =>
    judgeSecond(context, {
      secondAfter: 0,
      startsBefore: 0,
      observed: 'the second of two updates with the same updated_at was dropped',
    }),
};

async function judgeSecond(
  context: CheckContext,
  {
    secondAfter,
    startsBefore,
    observed,
  }: { readonly secondAfter: number; readonly startsBefore: number; readonly observed: string },
): Promise<Finding> {
  // The receiver compares with the true time, whatever the time of the story is.
  const now = wallClockMs();
  const resource = await visibleResource(context);
  if (resource === undefined) return unseen(NOT_VISIBLE);
  const story = beginStory(context, resource, now - startsBefore * 1_000);
  const [first, second] = [newMark(context), newMark(context)];
  const last = story.tell('updated', 60 + secondAfter, second);
  const { exchanges, refused } = await deliverInOrder(context, [
    story.tell('created', 0, newMark(context)),
    story.tell('updated', 60, first),
    last,
  ]);
  if (refused.length > 0) return unseen('Not all of these events were accepted.', exchanges);
  const seen = await observeSettled(context, last, (look) => shows(look, second));
  return shows(seen, second) ? kept('applied') : broken(observed, [...exchanges].reverse());
}
