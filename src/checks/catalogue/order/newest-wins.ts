import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, type Finding, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { observeUntil } from '../../evidence/observation/observe-until.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { beginStory, deliverInOrder, type Mark, newMark, shows } from './story.ts';
import { NOT_VISIBLE, visibleResource } from './visible-story.ts';

/** The three events of a subject, oldest first. */
type Told = readonly [created: OutgoingEvent, first: OutgoingEvent, second: OutgoingEvent];

const WHY =
  'Deliveries do not wait for each other: one that is retried arrives hours after later ones. If the last to arrive wins, a customer gets an old address, price or status back, and keeps it.';
const FIX =
  "Compare the payload's updated_at with the stored one, in the same statement as the write, and skip what is older.";

/** ORD-01a: of two updates, the newer one stays. */
export const updatesOutOfOrder: Check = {
  id: 'ORD-01a',
  group: 'order',
  level: 'must',
  promise: 'keeps the newer of two updates that arrive out of order',
  sends: 'the creation of a contact or an order, then two updates, the newer one first',
  decides: 'the state is that of the newer update',
  requests: 54,
  needs: ['state'],
  reproducedBy: 'check',
  why: WHY,
  fix: FIX,
  docs: WEBHOOKS_PAGE,
  run: (context) => judgeOrders(context, [([created, first, second]) => [created, second, first]]),
};

/** ORD-01b: a creation that comes late does not set the state back. */
export const creationLate: Check = {
  id: 'ORD-01b',
  group: 'order',
  level: 'must',
  promise: 'handles out-of-order delivery: created after updated',
  sends: 'a creation and two updates, in the four sequences that do not start with the creation',
  decides: 'the state is that of the newer update, every time',
  requests: 126,
  needs: ['state'],
  reproducedBy: 'check',
  follows: ['ORD-01a', 'ORD-02b'],
  why: WHY,
  fix: FIX,
  docs: WEBHOOKS_PAGE,
  run: (context) =>
    judgeOrders(context, [
      ([created, first, second]) => [first, created, second],
      ([created, first, second]) => [first, second, created],
      ([created, first, second]) => [second, created, first],
      ([created, first, second]) => [second, first, created],
    ]),
};

async function judgeOrders(
  context: CheckContext,
  orders: readonly ((told: Told) => readonly OutgoingEvent[])[],
): Promise<Finding> {
  const resource = await visibleResource(context);
  if (resource === undefined) return unseen(NOT_VISIBLE);
  const evidence: Exchange[] = [];
  const details: string[] = [];
  let judged = 0;
  for (const order of orders) {
    const story = beginStory(context, resource);
    const marks = [newMark(context), newMark(context), newMark(context)] as const;
    const told: Told = [
      story.tell('created', 0, marks[0]),
      story.tell('updated', 60, marks[1]),
      story.tell('updated', 120, marks[2]),
    ];
    const events = order(told);
    const { exchanges, refused } = await deliverInOrder(context, events);
    if (refused.length > 0) continue;
    const seen = await observeUntil(context, told[2], (look) => shows(look, marks[2]));
    const names = events.map((event) => NAMES[told.indexOf(event)]).join(', ');
    if (shows(seen, marks[2])) judged += 1;
    else if (isOlder(seen, marks)) {
      evidence.push(...exchanges);
      details.push(`${names}: the state is that of ${shows(seen, marks[1]) ? NAMES[1] : NAMES[0]}`);
    }
  }
  if (details.length > 0) {
    return broken(`an older ${resource} replaced the newer one`, evidence, { details });
  }
  return judged > 0
    ? kept(`the newest stays in ${judged} of ${orders.length} sequences`)
    : unseen(NOT_VISIBLE);
}

const NAMES = ['the creation', 'the first update', 'the second update'] as const;

function isOlder(seen: Parameters<typeof shows>[0], [created, first]: readonly [Mark, Mark, Mark]): boolean {
  return shows(seen, first) || shows(seen, created);
}
