import type { OutgoingEvent } from '../events/outgoing-event.ts';
import { type Disturbance, NOTHING_WRONG } from './disturbance.ts';

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
