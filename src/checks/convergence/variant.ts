import type { Arbitrary } from 'fast-check';
import type { PlannedDelivery } from '../../delivery/delivery-plan.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';

/** One event of a story, and what befalls it. Without faults and with `by` 0 it comes when its turn is. */
export interface Befallen {
  /** The place of the event in the story, counted from 0. */
  readonly event: number;
  /** By how many places it comes earlier (negative) or later. */
  readonly by: number;
  /** After how many further events it comes once more; 0: it does not. */
  readonly again: number;
  /** Whether the first success answer to it gets lost, so that it is sent once more. */
  readonly lost: boolean;
  /** Whether the receiver is killed and started again behind its answer. */
  readonly killed: boolean;
}

/** Some events of a story with what befalls them. The others do not happen. */
export type Variant = readonly Befallen[];

/** One arrival of a variant, in the order in which they come. */
export interface Arrival {
  readonly befallen: Befallen;
  readonly isCopy: boolean;
}

/** Simulated milliseconds between two arrivals, so that retries of the documented schedule fall between them. */
const BETWEEN_MS = 1_000;
const FARTHEST = 6;
const LATEST_COPY = 4;

/** Every variant of a story; shrinks to fewer events, fewer faults and smaller moves. */
export function variantsOf(
  fc: typeof import('fast-check'),
  events: number,
  { mayKill }: { readonly mayKill: boolean },
): Arbitrary<Befallen[]> {
  const befallen = fc.record({
    event: fc.nat(events - 1),
    by: fc.integer({ min: -FARTHEST, max: FARTHEST }),
    again: fc.nat(LATEST_COPY),
    lost: fc.boolean(),
    killed: mayKill ? fc.boolean() : fc.constant(false),
  });
  return fc.uniqueArray(befallen, {
    minLength: 1,
    maxLength: events,
    selector: ({ event }) => event,
    size: 'max',
  });
}

/** The same events in order, and nothing befalls them. */
export function undisturbed(variant: Variant): Variant {
  return inOrder(variant).map(({ event }) => ({ event, by: 0, again: 0, lost: false, killed: false }));
}

/** What arrives, one after the other. */
export function arrivalsOf(variant: Variant): readonly Arrival[] {
  return inOrder(variant)
    .flatMap((befallen, turn) => {
      // Half a place more, so that whatever moves by one place passes its neighbour.
      const at = turn + befallen.by + Math.sign(befallen.by) / 2;
      const once = { at, arrival: { befallen, isCopy: false } };
      const again = { at: at + befallen.again + 0.25, arrival: { befallen, isCopy: true } };
      return befallen.again === 0 ? [once] : [once, again];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ arrival }) => arrival);
}

/** The plan by which a variant is delivered. */
export function planOf(arrivals: readonly Arrival[], events: readonly OutgoingEvent[]): PlannedDelivery[] {
  return arrivals.flatMap(({ befallen, isCopy }, index) => {
    const event = events[befallen.event];
    if (event === undefined) return [];
    const disturbance = befallen.lost && !isCopy ? { lostAcknowledgements: 1 } : {};
    return [{ event, emitAfterMs: index * BETWEEN_MS, lateByMs: 0, disturbance, isCopy, faults: [] }];
  });
}

/** A table of what arrives, a line each: its turn in the story, its type, and what befell it. */
export function arrivalLines(
  arrivals: readonly Arrival[],
  events: readonly OutgoingEvent[],
): readonly string[] {
  return arrivals.map(({ befallen, isCopy }, index) => {
    const faults = [
      ...(isCopy ? ['the same event again'] : []),
      ...(befallen.lost && !isCopy ? ['its first answer gets lost, so that it comes once more'] : []),
      ...(befallen.killed && !isCopy ? ['the receiver is killed behind its answer'] : []),
    ];
    const what = `${index + 1}. ${events[befallen.event]?.type} (event ${befallen.event + 1} of the story)`;
    return faults.length === 0 ? what : `${what}: ${faults.join('; ')}`;
  });
}

function inOrder(variant: Variant): Befallen[] {
  return variant.toSorted((a, b) => a.event - b.event);
}
