import type { OutgoingEvent } from '../events/outgoing-event.ts';

/** Where a connection is dropped: after the headers, after the whole body, or after so many bytes of the body. */
export type CutPoint = 'headers' | 'body' | number;

/** What goes wrong on purpose with a delivery. Plain data; without members nothing does. */
export interface Disturbance {
  /** The delivery is never made, as if the event had been lost. */
  readonly dropped?: boolean;
  /** How many success answers are treated as lost on their way back. */
  readonly lostAcknowledgements?: number;
  /** Where the connection of the first attempt is dropped. */
  readonly cutAfter?: CutPoint;
  /** How fast bodies are sent, in bytes per second. */
  readonly bodyBytesPerSecond?: number;
  /** The name of the signature mutant that every attempt carries. */
  readonly forgedAs?: string;
  /** The copies of one event whose last bytes are released together, at the first attempt. */
  readonly race?: { readonly group: string; readonly copies: number };
}

/** The place of an event in a journey. */
export interface StoryPlace {
  /** The name of the journey. */
  readonly journey: string;
  /** Which telling of the journey, counted from 1; each is about other people. */
  readonly telling: number;
  /** The step in a few words: `pay purchase`. */
  readonly step: string;
  /** Counts from 1, through repetitions as well. */
  readonly stepNumber: number;
  /** What the event is about, by its name in the journey. */
  readonly subject: string;
}

/** An event and what shall happen with it: an entry of the plan that faults rewrite. */
export interface PlannedDelivery {
  readonly event: OutgoingEvent;
  /** When the event happens, in simulated milliseconds after the start of the run; `undefined`: as soon as it is its turn. */
  readonly emitAfterMs?: number;
  /** Simulated milliseconds by which every attempt comes later than the schedule says. */
  readonly lateByMs: number;
  readonly disturbance: Disturbance;
  /** Whether a fault made it, so that the event is on its way already. @default false */
  readonly isCopy?: boolean;
  /** What the faults did to it, one line each, for reports. */
  readonly faults: readonly string[];
  /** Where the event stands in a journey. @default in none */
  readonly story?: StoryPlace;
}

/** What disturbs most deliveries. Shared, since a million of them may be pending. */
export const NOTHING_WRONG: Disturbance = {};
/** What faults do to most deliveries. */
export const NO_FAULTS: readonly string[] = [];

/** A delivery that nothing disturbs. */
export function plainDelivery(event: OutgoingEvent): PlannedDelivery {
  return { event, lateByMs: 0, disturbance: NOTHING_WRONG, faults: NO_FAULTS };
}

/** The same delivery with a fault's doing added. */
export function disturbed(
  planned: PlannedDelivery,
  disturbance: Disturbance,
  fault: string,
): PlannedDelivery {
  return {
    ...planned,
    disturbance: { ...planned.disturbance, ...disturbance },
    faults: [...planned.faults, fault],
  };
}
