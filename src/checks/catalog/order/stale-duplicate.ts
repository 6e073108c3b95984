import type { Check } from '../../engine/check.ts';
import { FELL_BEHIND } from '../../engine/fell-behind.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { observe } from '../../evidence/observation/observe.ts';
import { observeUntil } from '../../evidence/observation/observe-until.ts';
import { letStateSettle } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { beginStory, deliverInOrder, newMark, shows } from './story.ts';
import { NOT_VISIBLE, visibleResource, visibleResources } from './visible-story.ts';

/** ORD-07: what was replaced does not come back with a duplicate. */
export const staleDuplicate: Check = {
  id: 'ORD-07',
  group: 'order',
  level: 'should',
  promise: 'does not restore an older state when an earlier update is delivered again',
  sends: 'a creation, two updates with the same updated_at, and the first of the two again',
  decides: 'the state is that of the second update',
  requests: 50,
  needs: ['state'],
  findsOut: visibleResources,
  reproducedBy: 'check',
  follows: ['ORD-01a', 'IDEM-01b', 'ORD-03b'],
  why: 'Two changes in one transaction carry the same updated_at, so that comparing times lets either replace the other. The response to the first was lost, it is delivered again after the second, and its old values are back.',
  fix: 'Record the event_id of every event in the transaction that applies it, and skip events that are recorded; comparing updated_at is not enough.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const resource = await visibleResource(context);
    if (resource === undefined) return unseen(NOT_VISIBLE);
    const story = beginStory(context, resource);
    const [first, second] = [newMark(context), newMark(context)];
    const earlier = story.tell('updated', 60, first);
    const later = story.tell('updated', 60, second);
    const { exchanges, refused } = await deliverInOrder(context, [
      story.tell('created', 0, newMark(context)),
      earlier,
    ]);
    await observeUntil(context, earlier, (look) => shows(look, first));
    const replaced = await deliverInOrder(context, [later]);
    if (refused.length + replaced.refused.length > 0)
      return unseen('Not all of these events were accepted.', exchanges);
    const seen = await observeUntil(context, later, (look) => shows(look, second) && !shows(look, first));
    if (!shows(seen, second) || shows(seen, first))
      return unseen('The second of two updates with the same updated_at was not applied; see ORD-03b.');
    const again = await deliverInOrder(context, [earlier]);
    if (!(await letStateSettle(context))) return unseen(FELL_BEHIND);
    if (!shows(await observe(context, later), first)) return kept('the state is that of the second update');
    return broken('a duplicate of the first update replaced the second one', [
      ...again.exchanges,
      ...replaced.exchanges,
    ]);
  },
};
