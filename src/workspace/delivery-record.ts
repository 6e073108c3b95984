import type { Disturbance } from '../delivery/disturbance.ts';
import type { Outcome } from '../delivery/outcome.ts';
import type { ApiVersion } from '../events/event-type.ts';

/**
 * How a delivery stands. `pending`: an attempt is due, or in flight. `held`: an attempt is due and held back on purpose.
 * `suspended`: its endpoint was deactivated when an attempt was due. `canceled`: its endpoint was deleted. `dropped`: it
 * was never made, because a fault said so.
 */
export type DeliveryState =
  | 'pending'
  | 'held'
  | 'delivered'
  | 'exhausted'
  | 'suspended'
  | 'canceled'
  | 'dropped';

/** Every {@link DeliveryState}. */
export const DELIVERY_STATES: readonly DeliveryState[] = [
  'pending',
  'held',
  'delivered',
  'exhausted',
  'suspended',
  'canceled',
  'dropped',
];

/** The states in which a delivery has failed: what "redeliver everything that failed" means. */
export const FAILED_STATES: readonly DeliveryState[] = ['exhausted', 'suspended'];

/** One event bound for one endpoint, as it is kept. */
export interface DeliveryRecord {
  readonly id: number;
  /** The number of its event in the workspace. */
  readonly eventNumber: number;
  /** The `event_id`. */
  readonly eventId: string;
  readonly eventType: string;
  readonly apiVersion: ApiVersion;
  readonly endpointId: number;
  /** The endpoint's URL when the delivery was made, which it keeps. */
  readonly url: string;
  readonly state: DeliveryState;
  /** How many attempts have ended. */
  readonly attempts: number;
  /** The simulated moment of the next attempt; `null` when none is to come. */
  readonly dueAt: number | null;
  /** Whether an attempt is in flight. */
  readonly inFlight: boolean;
  /** Whether the next attempt was asked for by hand, so that its failure counts against no one. */
  readonly isForced: boolean;
  readonly disturbance: Disturbance;
  readonly faults: readonly string[];
  /** The simulated moment at which the event happened; the schedule counts from it. */
  readonly createdAt: number;
  /** The simulated moment of the first success; `null` without one. */
  readonly deliveredAt: number | null;
  /** The simulated moment at which it ended; `null` while it has not. */
  readonly finishedAt: number | null;
}

/** One HTTP request of a delivery, as it is kept. */
export interface AttemptRecord {
  readonly id: number;
  readonly deliveryId: number;
  /** Counts from 1. */
  readonly number: number;
  /** The simulated moment at which it was due. */
  readonly dueAt: number;
  /** Real time at which it started, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** Unix seconds in the timestamp header. */
  readonly signatureTimestamp: number;
  /** `interrupted`: this program ended meanwhile, so no one knows what became of it, and it is made once more. */
  readonly state: 'in-flight' | 'ended' | 'interrupted';
  /** `null` unless it has ended. */
  readonly outcome: Outcome | null;
  /** Real milliseconds; `null` unless it has ended. */
  readonly latencyMs: number | null;
  /** Address and port that was connected to; `null` when there was no connection. */
  readonly remoteAddress: string | null;
  /** The beginning of the response's body, made safe to be shown, without the secret. */
  readonly responseExcerpt: string | null;
}
