import type { Arbitrary } from 'fast-check';
import type { PlannedDelivery } from '../../delivery/delivery-plan.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';

/** One event of a story, and what happens to it. Without faults and with `by` 0 it comes when its turn is. */
export interface Befallen {
  /** The place of the event in the story, counted from 0. */
  readonly event: number;
  /** By how many places it comes earlier (negative) or later. */
  readonly by: number;
  /** After how many further events it comes once more; 0: it does not. */
  readonly again: number;
  /** Whether the first success response to it gets lost, so that it is sent once more. */
  readonly lost: boolean;
  /** Whether the receiver is killed and started again behind its response. */
  readonly killed: boolean;
}

/** Some events of a story with what happens to them. The others do not happen. */
export interface Variant {
  readonly befallen: readonly Befallen[];
  /**
   * Simulated milliseconds between two events. The farther they are apart, the fewer of them come before the retry of
   * one whose response was lost.
   */
  readonly spacingMs: number;
}

/** One arrival of a variant, in the order in which they come. */
export interface Arrival {
  readonly befallen: Befallen;
  readonly isCopy: boolean;
}

/** Retries of the documented schedule come 15 events later, 3 events later, or before the next event. */
export const SPACINGS_MS = [1_000, 5_000, 20_000] as const;
const FARTHEST = 6;
const LATEST_COPY = 4;

/** Every variant of a story; shrinks to fewer events, fewer faults and smaller moves. */
export function variantsOf(
  fc: typeof import('fast-check'),
  events: number,
  { mayKill }: { readonly mayKill: boolean },
): Arbitrary<Variant> {
  const befallen = fc.record({
    event: fc.nat(events - 1),
    by: fc.integer({ min: -FARTHEST, max: FARTHEST }),
    again: fc.nat(LATEST_COPY),
    lost: fc.boolean(),
    killed: mayKill ? fc.boolean() : fc.constant(false),
  });
  return fc.record({
    befallen: fc.uniqueArray(befallen, {
      minLength: 1,
      maxLength: events,
      selector: ({ event }) => event,
      size: 'max',
    }),
    spacingMs: fc.constantFrom(...SPACINGS_MS),
  });
}

/** The same events in order, and nothing happens to them. */
export function undisturbed({ befallen }: Variant): Variant {
  const calm = inOrder(befallen).map(({ event }) => ({
    event,
    by: 0,
    again: 0,
    lost: false,
    killed: false,
  }));
  return { befallen: calm, spacingMs: SPACINGS_MS[0] };
}

/**
 * What arrives, one after the other. Events that share a moment come in their order, wherever they come.
 *
 * @param moments What each event of the story shares with those that no one can put in order.
 */
export function arrivalsOf({ befallen }: Variant, moments: readonly string[]): readonly Arrival[] {
  const moved = inOrder(befallen)
    // Half a place more, so that whatever moves by one place passes its neighbor.
    .map((each, turn) => ({ at: turn + each.by + Math.sign(each.by) / 2, each }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
  return withinMoments(moved, moments)
    .flatMap((each, at) => {
      const once = { at, arrival: { befallen: each, isCopy: false } };
      const copy = { at: at + each.again + 0.5, arrival: { befallen: each, isCopy: true } };
      return each.again === 0 ? [once] : [once, copy];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ arrival }) => arrival);
}

/** The plan by which a variant is delivered. */
export function planOf(
  arrivals: readonly Arrival[],
  events: readonly OutgoingEvent[],
  spacingMs: number,
): PlannedDelivery[] {
  return arrivals.flatMap(({ befallen, isCopy }, index) => {
    const event = events[befallen.event];
    if (event === undefined) return [];
    const disturbance = befallen.lost && !isCopy ? { loseAck: 1 } : {};
    return [{ event, emitAfterMs: index * spacingMs, lateByMs: 0, disturbance, isCopy, faults: [] }];
  });
}

/** Lets the events of each moment change places among themselves until they are in order. */
function withinMoments(moved: readonly Befallen[], moments: readonly string[]): readonly Befallen[] {
  const waiting = new Map<string | undefined, Befallen[]>();
  for (const each of inOrder(moved)) {
    const moment = moments[each.event];
    waiting.set(moment, [...(waiting.get(moment) ?? []), each]);
  }
  return moved.map((each) => waiting.get(moments[each.event])?.shift() ?? each);
}

function inOrder(befallen: readonly Befallen[]): Befallen[] {
  return befallen.toSorted((a, b) => a.event - b.event);
}
