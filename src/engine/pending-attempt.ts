import type { Delivery } from '../delivery/delivery-event.ts';
import type { StoryPlace } from '../delivery/delivery-plan.ts';
import type { Disturbance } from '../delivery/disturbance.ts';

/** The next attempt of a delivery. */
export interface PendingAttempt {
  readonly delivery: Delivery;
  /** The number of the delivery: its place in the run, which no order of completion can change. */
  readonly deliveryNumber: number;
  readonly disturbance: Disturbance;
  /** Counts from 1. */
  readonly number: number;
  readonly dueAt: number;
  /** Whether its event happened at a moment of its own, so that it is of interest how late an attempt is. */
  readonly isTimed: boolean;
}

/** When an attempt is due, in whole simulated milliseconds from its event. */
export function dueAfterMs({ delivery, dueAt }: Pick<PendingAttempt, 'delivery' | 'dueAt'>): number {
  return Math.round(dueAt - delivery.emittedAt);
}

/** A delivery, made of its parts. */
export function deliveryOf(
  deliveryNumber: number,
  parts: Omit<Delivery, 'id' | 'story'> & { readonly story: StoryPlace | undefined },
): Delivery {
  const id = `d${deliveryNumber}`;
  const { event, endpoint, emittedAt, faults, story } = parts;
  return story === undefined
    ? { id, event, endpoint, emittedAt, faults }
    : { id, event, endpoint, emittedAt, faults, story };
}
