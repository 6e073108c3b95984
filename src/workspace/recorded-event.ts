import type { Disturbance } from '../delivery/disturbance.ts';
import type { EnvelopePlace } from '../events/envelope.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import type { JsonObject } from '../internal/json.ts';

/** An event as it is kept: the bytes that every attempt sends, and where it came from. */
export interface EventRecord extends OutgoingEvent {
  /** The number of the event in the workspace. `id` is its `event_id`, which goes on the wire. */
  readonly number: number;
  /** The simulated moment at which it happened. `createdAt` is what its body says. */
  readonly happenedAt: number;
  readonly page: EnvelopePlace | null;
  readonly funnel: EnvelopePlace | null;
}

/** An event that has happened in the workspace. */
export interface RecordedEvent extends EventRecord {
  readonly publicId: string;
  readonly workspaceId: number;
  /** The `data` of its body; empty where the body has none. */
  readonly data: JsonObject;
}

/** An event that happens later, e.g. the next one of a journey. */
export interface UpcomingEvent {
  readonly event: OutgoingEvent;
  /** The simulated moment at which it happens. */
  readonly at: number;
  readonly manner: DeliveryManner;
}

/** What is done on purpose with the deliveries of one event. */
export interface DeliveryManner {
  /** Simulated milliseconds by which every attempt comes later than the schedule says. */
  readonly lateByMs: number;
  readonly disturbance: Disturbance;
  /** Whether it is one more delivery of an event that is on its way already. */
  readonly isCopy: boolean;
  /** What faults do to it, one line each. */
  readonly faults: readonly string[];
  /** The name of the journey that the event belongs to; absent where it is part of none. */
  readonly journey?: string;
}

/** Deliveries that nothing is done with. */
export const PLAIN_MANNER: DeliveryManner = { lateByMs: 0, disturbance: {}, isCopy: false, faults: [] };
