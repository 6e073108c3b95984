import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import { InvalidValue } from '../errors/invalid-value.ts';
import type { ValueType } from '../options/value-type.ts';
import type { Random } from '../random/random.ts';
import { defineFault, FAULT, type PlanRewrite } from './fault-definition.ts';

/** The order in which events arrive. `late:2`: two chosen ones are overtaken by up to five that follow them. */
export type ArrivalOrder = 'as-is' | 'shuffled' | 'reversed' | 'swapped' | `late:${number}`;

/**
 * Events out of order. Their own timestamps stay as they are, and so does the rate at which events come. Holds the
 * whole plan in memory.
 */
export interface ArrivalOrderSetting {
  /** The order of arrival; `late:2` lets two deliveries be overtaken. @default 'as-is' */
  readonly order?: ArrivalOrder;
}

/** How far a late delivery is moved at most, in places. */
const LATE_PLACES = 5;

/** Reads `as-is`, `shuffled`, `reversed`, `swapped` or `late:3`. */
export const ARRIVAL: ValueType<ArrivalOrder> = {
  parse: (text) => {
    const late = /^late:(\d+)$/.exec(text)?.[1];
    if (late !== undefined && Number(late) > 0) return `late:${Number(late)}`;
    switch (text) {
      case 'as-is':
      case 'shuffled':
      case 'reversed':
      case 'swapped':
        return text;
      default:
        throw new InvalidValue('as-is, shuffled, reversed, swapped or late:N', text, ['shuffled', 'late:2']);
    }
  },
};

/** The fault `order`. */
export const ARRIVAL_ORDER = defineFault({
  options: [
    {
      ...FAULT,
      name: 'order',
      kind: 'value',
      placeholder: 'ORDER',
      describe: 'arrival order: as-is, shuffled, reversed, swapped, or late:N',
      type: ARRIVAL,
      valueInMessages: 'as-is|shuffled|reversed|swapped|late:\\d+',
      default: 'as-is',
    },
  ],
  stage: 'arrival',
  plan: ({ order = 'as-is' }: ArrivalOrderSetting) => (order === 'as-is' ? undefined : deliverIn(order)),
});

type OtherOrder = Exclude<ArrivalOrder, 'as-is'>;

function deliverIn(order: OtherOrder): PlanRewrite {
  return {
    explain: `arrival order: ${inWords(order)}`,
    apply: (plan, { random }) => {
      const placed = place(plan);
      return atTheTimesOf(placed, marked(reorder(order, placed, random)));
    },
  };
}

function inWords(order: OtherOrder): string {
  switch (order) {
    case 'shuffled':
    case 'reversed':
      return order;
    case 'swapped':
      return 'every pair of neighbors swapped';
    default:
      return `${lateCount(order)} delivered late`;
  }
}

function lateCount(order: `late:${number}`): number {
  return Number(order.slice('late:'.length));
}

interface Placed {
  readonly planned: PlannedDelivery;
  /** How many events had happened when this one did; a copy stands where its event does. */
  readonly from: number;
}

function place(plan: Iterable<PlannedDelivery>): Placed[] {
  let events = 0;
  return Array.from(plan, (planned) => {
    if (!planned.isCopy) events += 1;
    return { planned, from: events };
  });
}

function reorder(order: OtherOrder, placed: readonly Placed[], random: Random): readonly Placed[] {
  switch (order) {
    case 'shuffled':
      return shuffle(placed, random);
    case 'reversed':
      return placed.toReversed();
    case 'swapped':
      return swapNeighbours(placed);
    default:
      return makeLate(placed, lateCount(order), random);
  }
}

function shuffle<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function swapNeighbours(placed: readonly Placed[]): Placed[] {
  return placed.map((own, index) => placed[index % 2 === 0 ? index + 1 : index - 1] ?? own);
}

/** Lets each late delivery come after one of the next few that are on time, so that it is overtaken for certain. */
function makeLate(placed: readonly Placed[], count: number, random: Random): Placed[] {
  const places = placed.map((_, index) => index);
  const late = new Set(shuffle(places.slice(0, -1), random).slice(0, count));
  const onTime: number[] = [];
  const keys = places.toReversed().map((index) => {
    if (late.has(index))
      return (onTime[random.integer(1, Math.min(LATE_PLACES, onTime.length)) - 1] ?? 0) + 0.5;
    onTime.unshift(index);
    onTime.splice(LATE_PLACES);
    return index;
  });
  keys.reverse();
  return placed
    .map((own, index) => ({ own, key: keys[index] ?? index }))
    .sort((a, b) => a.key - b.key)
    .map(({ own }) => own);
}

/** Tells on each delivery that was overtaken, as the receiver would notice it. */
function marked(placed: readonly Placed[]): PlannedDelivery[] {
  let newest = 0;
  return placed.map(({ planned, from }) => {
    const overtaken = from < newest;
    newest = Math.max(newest, from);
    const line = 'out of order: an event that happened later was sent before';
    return overtaken ? { ...planned, faults: [...planned.faults, line] } : planned;
  });
}

/** What is sent has changed places; when something is sent has not. */
function atTheTimesOf(before: readonly Placed[], after: readonly PlannedDelivery[]): PlannedDelivery[] {
  return after.map((planned, index) => {
    const { emitAfterMs } = before[index]?.planned ?? {};
    return emitAfterMs === undefined ? planned : { ...planned, emitAfterMs };
  });
}
