import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import { isJsonObject } from '../../../internal/json.ts';
import { serializeToBytes } from '../../../wire/serialize.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { observeSettled } from '../../evidence/observation/observe-settled.ts';
import { observeUntil } from '../../evidence/observation/observe-until.ts';
import { bodyOf } from '../../evidence/observation/told-event.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { beginStory, deliverInOrder, newMark, shows } from './story.ts';
import { NOT_VISIBLE, visibleResources } from './visible-story.ts';

/** ORD-08: someone with another address is the same person. */
export const changedAddress: Check = {
  id: 'ORD-08',
  group: 'order',
  level: 'should',
  promise: 'updates a contact whose email address changes',
  sends: 'the creation of a contact, and an update with another email address',
  decides: 'the state is that of the update',
  requests: 40,
  needs: ['state'],
  findsOut: visibleResources,
  reproducedBy: 'check',
  follows: ['ORD-06'],
  why: 'Contacts are found by their email address. When it changes, the update makes a second record, and the first one keeps the old address, its orders and its access; the customer has two accounts, and mail goes to the wrong one.',
  fix: 'Key contacts by data.id, and treat email_address as a field that changes.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const visible = await visibleResources(context);
    if (!visible.some(({ resource, update }) => resource === 'contact' && update.size > 0))
      return unseen(NOT_VISIBLE);
    const story = beginStory(context, 'contact');
    const [first, second] = [newMark(context), newMark(context)];
    const created = story.tell('created', 0, first);
    const plain = story.tell('updated', 60, second);
    const moved = withAddress(plain, `${second.word.toLowerCase()}@example.com`);
    if (moved === undefined) return unseen('The body given has no email address that could change.');
    const { exchanges, refused } = await deliverInOrder(context, [created]);
    if (refused.length > 0) return unseen('The creation was not accepted.', exchanges);
    await observeUntil(context, created, (look) => shows(look, first));
    const update = await deliverInOrder(context, [moved]);
    if (update.refused.length > 0) return unseen('The update was not accepted.', update.exchanges);
    const isApplied = (look: Parameters<typeof shows>[0]) => shows(look, second) && !shows(look, first);
    const seen = await observeSettled(context, moved, isApplied);
    if (isApplied(seen)) return kept('the state is that of the update');
    const what = shows(seen, second)
      ? 'the old record is still there beside the new one'
      : 'the old record is still shown';
    return broken(`after an update with another email address, ${what}`, [...update.exchanges, ...exchanges]);
  },
};

function withAddress(event: OutgoingEvent, address: string): OutgoingEvent | undefined {
  const body = bodyOf(event);
  const { data } = body;
  if (!isJsonObject(data) || typeof data['email_address'] !== 'string') return undefined;
  return { ...event, body: serializeToBytes({ ...body, data: { ...data, email_address: address } }) };
}
