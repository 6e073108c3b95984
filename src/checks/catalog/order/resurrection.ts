import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { observe } from '../../evidence/observation/observe.ts';
import { observeUntil } from '../../evidence/observation/observe-until.ts';
import { stateDifferences } from '../../evidence/observation/state-difference.ts';
import { letStateSettle } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { beginStory, deliverInOrder, newMark, shows } from './story.ts';
import { NOT_VISIBLE, visibleResource, visibleResources } from './visible-story.ts';

/** ORD-04: what is deleted stays deleted. */
export const resurrection: Check = {
  id: 'ORD-04',
  group: 'order',
  level: 'should',
  promise: 'does not restore a deleted record when an update arrives late',
  sends: 'creation, update and deletion of a contact or an order, then an update from before the deletion',
  decides: 'the state does not return to what it was before the deletion',
  requests: 50,
  needs: ['state'],
  findsOut: visibleResources,
  reproducedBy: 'check',
  why: 'The late update finds no record and creates it again. A contact who asked to be forgotten is back, and gets email again.',
  fix: 'Keep a tombstone with the time of the deletion, and skip updates that are older.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const resource = await visibleResource(context);
    if (resource === undefined) return unseen(NOT_VISIBLE);
    const story = beginStory(context, resource);
    const mark = newMark(context);
    const updated = story.tell('updated', 90, mark);
    const before = await deliverInOrder(context, [story.tell('created', 0, newMark(context)), updated]);
    const alive = await observeUntil(context, updated, (look) => shows(look, mark));
    const deletion = await deliverInOrder(context, [story.tell('deleted', 120, mark)]);
    if (before.refused.length + deletion.refused.length > 0) {
      return unseen(`${resource}.deleted was not accepted.`, deletion.exchanges);
    }
    const isGone = (state: typeof alive.state) => stateDifferences(alive.state, state).length > 0;
    const gone = await observeUntil(context, updated, ({ state }) => isGone(state));
    if (!isGone(gone.state)) {
      return unseen(
        `The state does not show that the ${resource} was deleted, or the receiver does not act on it.`,
      );
    }
    const late = await deliverInOrder(context, [story.tell('updated', 60, mark)]);
    await letStateSettle(context);
    const after = await observe(context, updated);
    const isBack = !isGone(after.state) || (shows(after, mark) && !shows(gone, mark));
    if (!isBack) return kept(`the ${resource} stays deleted`);
    return broken(`the ${resource} was restored`, [...late.exchanges, ...deletion.exchanges]);
  },
};
