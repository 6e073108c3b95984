import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { observeSettled } from '../../evidence/observation/observe-settled.ts';
import { observeUntil } from '../../evidence/observation/observe-until.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { beginStory, deliverInOrder, newMark, shows } from './story.ts';
import { NOT_VISIBLE, visibleResources } from './visible-story.ts';

/** ORD-06: what comes in order is applied in order. */
export const plainOrder: Check = {
  id: 'ORD-06',
  group: 'order',
  level: 'must',
  promise: 'applies updates that arrive in order',
  sends: 'the creation of a contact and of an order, each followed by two updates, in order',
  decides: 'the state is that of the second update',
  requests: 48,
  needs: ['state'],
  findsOut: visibleResources,
  reproducedBy: 'check',
  why: 'The creation is stored, and updates are acknowledged and dropped: the receiver recognizes duplicates by the ID of their subject, or the insert ignores existing rows. Customers change their address, orders their status, and the receiver never learns of it.',
  fix: 'Recognize duplicates by event_id, not by the ID of the subject, and update the existing record (INSERT … ON CONFLICT DO UPDATE). If the receiver does not need updates, list the event types that it handles with --subscribed.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const applied: string[] = [];
    const visible = (await visibleResources(context)).filter(
      ({ creation: { amount, word } }) => word.size + amount.size > 0,
    );
    for (const { resource } of visible) {
      if (!context.isSubscribed(`${resource}.updated`)) continue;
      const story = beginStory(context, resource);
      const marks = [newMark(context), newMark(context), newMark(context)] as const;
      const created = story.tell('created', 0, marks[0]);
      const first = await deliverInOrder(context, [created]);
      if (first.refused.length > 0) continue;
      if (!shows(await observeUntil(context, created, (look) => shows(look, marks[0])), marks[0])) continue;
      const last = story.tell('updated', 120, marks[2]);
      const { exchanges, refused } = await deliverInOrder(context, [
        story.tell('updated', 60, marks[1]),
        last,
      ]);
      if (refused.length > 0) continue;
      const seen = await observeSettled(context, last, (look) => shows(look, marks[2]));
      if (!shows(seen, marks[2])) {
        const what = shows(seen, marks[1]) ? 'the first update' : 'the creation';
        return broken(`the state of the ${resource} is still that of ${what}`, exchanges);
      }
      applied.push(resource);
    }
    return applied.length === 0 ? unseen(NOT_VISIBLE) : kept(`applied for ${applied.join(' and ')}`);
  },
};
