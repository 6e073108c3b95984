// What the control API gives; schemas/openapi.json describes it.

/** How a delivery stands. */
export type DeliveryState =
  | 'pending'
  | 'held'
  | 'delivered'
  | 'exhausted'
  | 'suspended'
  | 'canceled'
  | 'dropped';

/** How an attempt ended, in short. */
export interface Mark {
  readonly number: number;
  readonly label: string;
  readonly succeeded: boolean;
  readonly latencyMs: number | null;
}

/** A delivery. Moments are ISO 8601 in simulated time. */
export interface Delivery {
  readonly id: number;
  readonly eventNumber: number;
  readonly eventId: string;
  readonly eventType: string;
  readonly apiVersion: 'v1' | 'v2';
  readonly subjectType: string | null;
  readonly subjectId: number | string | null;
  readonly endpointId: number;
  readonly url: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly inFlight: boolean;
  readonly faults: readonly string[];
  readonly journey: string | null;
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly deliveredAt: string | null;
  readonly finishedAt: string | null;
  readonly marks?: readonly Mark[];
}

/** One HTTP request of a delivery. */
export interface Attempt {
  readonly id: number;
  readonly deliveryId: number;
  readonly number: number;
  readonly dueAt: string;
  readonly startedAt: string;
  readonly signatureTimestamp: number;
  readonly state: 'in-flight' | 'ended' | 'interrupted';
  readonly latencyMs: number | null;
  readonly remoteAddress: string | null;
  readonly responseExcerpt: string | null;
}

/** A delivery with its attempts, made and to come. */
export interface DeliveryDetail extends Delivery {
  readonly attemptList: readonly Attempt[];
  readonly upcoming: readonly { readonly number: number; readonly dueAt: string }[];
}

/** A header's name and value. */
export type Header = readonly [name: string, value: string];

/** One attempt as it went over the wire. */
export interface Exchange {
  readonly attempt: Attempt;
  readonly outcome: string;
  readonly succeeded: boolean;
  readonly explanation: { readonly why: string; readonly cure: string } | null;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly Header[];
    readonly body?: string;
    readonly bodyBase64?: string;
    readonly bodyBytes: number;
  } | null;
  readonly signature: {
    readonly timestamp: string | null;
    readonly value: string | null;
    readonly signedWith: 'current' | 'previous';
    readonly forgedAs: string | null;
  } | null;
  readonly response: {
    readonly statusCode: number;
    readonly headers: readonly Header[];
    readonly body: string;
    readonly bodyBytes: number;
  } | null;
}

/** What goes wrong on purpose with an endpoint. */
export interface Breakage {
  readonly status?: number;
  readonly failAs?: 'connection-reset' | 'timeout';
  readonly loseAck?: number;
  readonly bodyBytesPerSecond?: number;
  readonly holdBack?: boolean;
  readonly lateByMs?: number;
  readonly forgedAs?: string;
}

/** An endpoint, never with its secret. */
export interface Endpoint {
  readonly id: number;
  readonly url: string;
  readonly name: string;
  readonly apiVersion: 'v1' | 'v2';
  readonly eventTypeIds: readonly string[];
  readonly breakage: Breakage;
  readonly health: { readonly consecutiveFailures: number; readonly deactivatedAt: string | null };
  readonly rotation: { readonly mode: 'alternate' | 'previous'; readonly until: string } | null;
  readonly createdAt: string;
}

/** Simulated time; no scale on a virtual clock. */
export interface Clock {
  readonly now: string;
  readonly scale: number | null;
}

/** The workspace. */
export interface Workspace {
  readonly id: number;
  readonly name: string;
  readonly seed: string;
  readonly clock: Clock;
  readonly schedule: readonly number[];
  readonly tokenFor: 'nothing' | 'writes' | 'everything';
}

/** A part of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: number | null;
}
