import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, type Finding, kept, unseen } from '../../engine/finding.ts';
import type { Observation } from '../../evidence/observation/observe.ts';
import { observeSettled } from '../../evidence/observation/observe-settled.ts';
import { letStateSettle } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { beginStory, columnsShowing, deliverInOrder, type Mark, newMark } from './story.ts';
import { NOT_VISIBLE, type VisibleResource, visibleResources } from './visible-story.ts';

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
  findsOut: visibleResources,
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
  findsOut: visibleResources,
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
  findsOut: visibleResources,
  reproducedBy: 'check',
  follows: ['ORD-01a'],
  why: 'Times are compared as text. Bodies have shown 2025-01-31T11:08:33.872+01:00 beside 2024-04-04T19:16:31.000Z: an older moment with a positive offset sorts after a newer one in UTC, and replaces it.',
  fix: 'Parse both times to a moment (Date.parse, timestamptz) before you compare them.',
  docs: WEBHOOKS_PAGE,
  run: (context) =>
    judgeOrders(context, [([created, first, second]) => [created, second, first]], { offsetHours: 5 }),
};

/** ORD-01d: which of two updates is newer is decided by more than the second. */
export const sameSecond: Check = {
  id: 'ORD-01d',
  group: 'order',
  level: 'should',
  promise: 'keeps the newer of two updates from the same second',
  sends: 'a creation and two updates from one second, the newer one first',
  decides: 'the state is that of the newer update',
  requests: 54,
  needs: ['state'],
  findsOut: visibleResources,
  reproducedBy: 'check',
  follows: ['ORD-01a'],
  why: 'updated_at has milliseconds, and the column or the comparison has only seconds (DATETIME of MySQL, strtotime, to_i). Two changes made by one click are from the same second; if the older one arrives last, it replaces the newer one.',
  fix: 'Keep updated_at with its milliseconds (DATETIME(3), timestamptz, a number of milliseconds) and compare it whole.',
  docs: WEBHOOKS_PAGE,
  run: (context) =>
    judgeOrders(context, [([created, first, second]) => [created, second, first]], {
      startedAt: Math.floor(context.control.variation.event.createdAt / 1_000) * 1_000,
      updatedAfter: [60.2, 60.7],
    }),
};

/** When the updates of a story are from, and how that is written. */
interface StoryTimes {
  readonly offsetHours?: number;
  /** @default the time of the story of the run */
  readonly startedAt?: number;
  /** In seconds after the creation. */
  readonly updatedAfter?: readonly [first: number, second: number];
}

async function judgeOrders(
  context: CheckContext,
  orders: readonly ((told: Told) => readonly OutgoingEvent[])[],
  times: StoryTimes = {},
): Promise<Finding> {
  const visible = (await visibleResources(context)).filter(({ update }) => update.size > 0);
  const told = visible.flatMap((each) => orders.map((order) => tellStory(context, each, order, times)));
  const delivered = await Promise.all(
    told.map(async (story) => ({ story, ...(await deliverInOrder(context, story.events)) })),
  );
  await letStateSettle(context);
  const judged = await Promise.all(
    delivered
      .filter(({ refused }) => refused.length === 0)
      .map(async ({ story, exchanges }) => ({ story, exchanges, ...(await lookAt(context, story)) })),
  );
  const broke = judged.filter(({ isNewest, older }) => !isNewest && older.length > 0);
  if (broke.length > 0) {
    const evidence = broke.flatMap(({ exchanges }) => exchanges);
    const details = broke.flatMap(({ older, story }) => [story.name, ...older.map((line) => `  ${line}`)]);
    return broken('an older state replaced the newer one', evidence, { details });
  }
  const right = judged.filter(({ isNewest }) => isNewest).length;
  return right > 0
    ? kept(`the newest update wins in ${right} of ${told.length} sequences`)
    : unseen(NOT_VISIBLE);
}

/** A creation and two updates in the sequence in which they arrive. */
interface ToldStory {
  readonly name: string;
  readonly events: readonly OutgoingEvent[];
  readonly marks: readonly [created: Mark, first: Mark, second: Mark];
  readonly newest: OutgoingEvent;
  readonly columns: ReadonlySet<string>;
}

function tellStory(
  context: CheckContext,
  { resource, update }: VisibleResource,
  order: (told: Told) => readonly OutgoingEvent[],
  { offsetHours = 0, startedAt, updatedAfter: [before, after] = [60, 120] }: StoryTimes,
): ToldStory {
  const story = beginStory(context, resource, startedAt);
  const marks = [newMark(context), newMark(context), newMark(context)] as const;
  const told: Told = [
    story.tell('created', 0, marks[0]),
    story.tell('updated', before, marks[1], offsetHours),
    story.tell('updated', after, marks[2]),
  ];
  const events = order(told);
  const names = events.map((event) => NAMES[told.indexOf(event)]).join(', ');
  return { name: `${resource}: ${names}`, events, marks, newest: told[2], columns: update };
}

/** Looks until the newest is there, and otherwise at what is there in its place. */
async function lookAt(
  context: CheckContext,
  { columns, marks, newest }: ToldStory,
): Promise<{ readonly isNewest: boolean; readonly older: readonly string[] }> {
  const isNewest = (look: Observation) => isSubset(columns, columnsShowing(look, marks[2]));
  const seen = await observeSettled(context, newest, isNewest);
  return { isNewest: isNewest(seen), older: olderColumns(seen, columns, marks) };
}

const NAMES = ['the creation', 'the first update', 'the second update'] as const;

/** What an older event has left in places where the newest should be. */
export function olderColumns(
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

export function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((one) => whole.has(one));
}
