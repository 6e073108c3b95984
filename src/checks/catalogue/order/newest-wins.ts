import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, type Finding, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import type { Observation } from '../../evidence/observation/observe.ts';
import { observeUntil } from '../../evidence/observation/observe-until.ts';
import { letStateSettle } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { beginStory, columnsShowing, deliverInOrder, type Mark, newMark } from './story.ts';
import { NOT_VISIBLE, visibleResources } from './visible-story.ts';

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

/** ORD-01c: which of two updates is newer does not depend on how their times are written. */
export const otherOffset: Check = {
  id: 'ORD-01c',
  group: 'order',
  level: 'should',
  promise: 'keeps the newer of two updates whose updated_at have different UTC offsets',
  sends: 'a creation and two updates, the newer one first and in UTC, the older one with the offset +05:00',
  decides: 'the state is that of the newer update',
  requests: 54,
  needs: ['state'],
  reproducedBy: 'check',
  follows: ['ORD-01a'],
  why: 'Times are compared as text. Bodies have shown 2025-01-31T11:08:33.872+01:00 beside 2024-04-04T19:16:31.000Z: an older moment with a positive offset sorts after a newer one in UTC, and replaces it.',
  fix: 'Parse both times to a moment (Date.parse, timestamptz) before you compare them.',
  docs: WEBHOOKS_PAGE,
  run: (context) => judgeOrders(context, [([created, first, second]) => [created, second, first]], 5),
};

async function judgeOrders(
  context: CheckContext,
  orders: readonly ((told: Told) => readonly OutgoingEvent[])[],
  offsetHours = 0,
): Promise<Finding> {
  const visible = await visibleResources(context);
  const evidence: Exchange[] = [];
  const details: string[] = [];
  let judged = 0;
  for (const { resource, columns } of visible) {
    for (const order of orders) {
      const story = beginStory(context, resource);
      const marks = [newMark(context), newMark(context), newMark(context)] as const;
      const told: Told = [
        story.tell('created', 0, marks[0]),
        story.tell('updated', 60, marks[1], offsetHours),
        story.tell('updated', 120, marks[2]),
      ];
      const events = order(told);
      const { exchanges, refused } = await deliverInOrder(context, events);
      if (refused.length > 0) continue;
      await letStateSettle(context);
      const isNewest = (look: Observation) => isSubset(columns, columnsShowing(look, marks[2]));
      const seen = await observeUntil(context, told[2], isNewest);
      const older = olderColumns(seen, columns, marks);
      if (isNewest(seen)) judged += 1;
      else if (older.length > 0) {
        const names = events.map((event) => NAMES[told.indexOf(event)]).join(', ');
        evidence.push(...exchanges);
        details.push(`${resource}: ${names}`, ...older.map((line) => `  ${line}`));
      }
    }
  }
  if (details.length > 0) return broken('an older state replaced the newer one', evidence, { details });
  return judged > 0
    ? kept(`the newest update wins in ${judged} of ${orders.length * visible.length} sequences`)
    : unseen(NOT_VISIBLE);
}

const NAMES = ['the creation', 'the first update', 'the second update'] as const;

/** What an older event has left in places where the newest should be. */
function olderColumns(
  seen: Observation,
  columns: ReadonlySet<string>,
  [created, first, second]: readonly [Mark, Mark, Mark],
): readonly string[] {
  const newest = columnsShowing(seen, second);
  return [[created, NAMES[0]] as const, [first, NAMES[1]] as const].flatMap(([mark, name]) =>
    [...columnsShowing(seen, mark)]
      .filter((column) => columns.has(column) && !newest.has(column))
      .map((column) => `${column || 'the state'} is that of ${name}`),
  );
}

function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((one) => whole.has(one));
}
