import type { Disturbance } from '../delivery/disturbance.ts';
import type { Outcome } from '../delivery/outcome.ts';
import type { ApiVersion } from '../events/event-type.ts';
import type { SubjectId } from '../events/subject-id.ts';
import type { HeaderLine } from '../wire/wire-request.ts';

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
  /** The Rails class name of what the event is about. */
  readonly subjectType: string | null;
  readonly subjectId: SubjectId | null;
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
  /** The name of the journey that the event belongs to; `null` where it is part of none. */
  readonly journey: string | null;
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
  /** What went over the wire; `null` unless the workspace keeps exchanges. */
  readonly exchange: KeptExchange | null;
}

/** The request of an attempt as it was sent, and the response as it was received. */
export interface KeptExchange {
  readonly url: string;
  /** In the order and letter case in which they were sent. */
  readonly requestHeaders: readonly HeaderLine[];
  /** The body that was sent, in base64; `null` where it is the event's. */
  readonly otherBody: string | null;
  /** Which of the endpoint's secrets signed it. */
  readonly signedWith: 'current' | 'previous';
  /** The signature mutant that it carried on purpose; `null` for a valid one. */
  readonly forgedAs: string | null;
  /** `null` when none came. */
  readonly response: KeptResponse | null;
}

/** A response, made safe to be shown. */
export interface KeptResponse {
  readonly statusCode: number;
  readonly headers: readonly HeaderLine[];
  /** The beginning of the body as text. */
  readonly body: string;
  /** How many bytes came in all. */
  readonly bodyBytes: number;
}

/** How an attempt ended, in short. */
export interface AttemptMark {
  readonly number: number;
  /** One or two words: `200`, `timeout`, `refused`. */
  readonly label: string;
  readonly succeeded: boolean;
  readonly latencyMs: number | null;
}
