import type { Disturbance } from '../delivery/disturbance.ts';
import type { InProcessReceiver } from '../delivery/in-process-target.ts';
import type { Outcome } from '../delivery/outcome.ts';
import type { ApiVersion } from '../events/event-type.ts';
import type { SubjectId } from '../events/subject-id.ts';
import type { EventTypeName } from '../events/webhook-event.ts';
import type { EventFaultSettings } from '../faults/registry.ts';
import type { JsonValue } from '../internal/json.ts';
import type { JourneyDefinition } from '../journeys/journey-definition.generated.ts';
import type { ParameterChoice } from '../journeys/parameter-values.ts';
import type { SimulatorOptions } from '../options/simulator-options.ts';
import type { WorkspaceAnnouncement } from '../workspace/announcement.ts';
import type { DeliveryState } from '../workspace/delivery-record.ts';
import type { FixOptions } from '../workspace/endpoint-registry.ts';
import type { TriggerRequest } from '../workspace/event-log.ts';
import type { RotationOptions } from '../workspace/signing-secret.ts';

/** What `startWorkspace` may be told. Everything has a default. */
export interface StartWorkspaceOptions
  extends Pick<
    SimulatorOptions,
    | 'seed'
    | 'now'
    | 'schedule'
    | 'attempts'
    | 'timeoutMs'
    | 'totalTimeoutMs'
    | 'concurrency'
    | 'wire'
    | 'realism'
    | 'snapshot'
    | 'headers'
    | 'insecure'
    | 'ca'
    | 'allowRemote'
    | 'customEvents'
    | 'contactAttributes'
    | 'formFields'
    | 'learned'
  > {
  /**
   * How waiting passes. `'virtual'`: not at all, a delivery runs through its retries at once. `'manual'`: only when
   * `advance` is called.
   *
   * @default 'virtual'
   */
  readonly clock?: SimulatorOptions['clock'];
  /** The folder in which everything is kept, of one process at a time. @default in memory */
  readonly data?: string;
  /** The port of the API. @default a free one */
  readonly port?: number;
  /** The token that the API asks for. @default a new one */
  readonly token?: string;
  /**
   * What goes wrong with ClickFunnels' API, e.g. `'429:30s*2 on POST /workspaces/*'`: 429, 503, slow, drop, lose-response or
   * expired-token, how many times, and for which requests.
   *
   * @default nothing
   */
  readonly apiFaults?: readonly string[];
  /** Also keeps events to which no endpoint is subscribed. ClickFunnels does not (observed). @default false */
  readonly recordAll?: boolean;
  /** Deactivates endpoints whose deliveries are exhausted again and again. @default false */
  readonly deactivation?: boolean;
}

/** How an endpoint is registered. */
export interface AddEndpointOptions {
  /** @default 'endpoint 1', 'endpoint 2', … */
  readonly name?: string;
  /** The event types that it is subscribed to, each exactly as it is sent. @default all of them */
  readonly events?: readonly EventTypeName[] | readonly string[];
  /** @default 'v2' */
  readonly apiVersion?: ApiVersion;
  /** A secret that the receiver has already: 64 hex digits. @default a new one */
  readonly secret?: string;
  /** Where a receiver in the same process takes webhooks. @default '/' */
  readonly path?: string;
}

/** An endpoint of a workspace. */
export interface LocalEndpoint {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  /** Signs what is sent to it. Changes with `rotateSecret`. */
  readonly secret: string;
  /** Empty: it is subscribed to every event type. */
  readonly events: readonly string[];
  readonly apiVersion: ApiVersion;
  /** Since when nothing is sent to it; `null` while it is active. */
  readonly deactivatedAt: Date | null;
}

/** The endpoints of a workspace. An endpoint is named by its id. */
export interface LocalEndpoints {
  /**
   * Registers a receiver: a URL, `host:port`, a port on localhost, or a receiver in the same process.
   *
   * @throws SimulatorError `invalid-endpoint`, `invalid-option` or `invalid-url`
   * @example
   * const { secret } = workspace.endpoints.add(app, { path: '/webhooks', events: ['order.created'] });
   */
  add(to: string | number | URL | InProcessReceiver, options?: AddEndpointOptions): LocalEndpoint;
  /** All endpoints, in the order in which they were registered. */
  list(): readonly LocalEndpoint[];
  /** The endpoint with this id. @throws SimulatorError `not-found` */
  get(id: number): LocalEndpoint;
  /** Deletes an endpoint. What is still to be delivered to it is canceled. @throws SimulatorError `not-found` */
  remove(id: number): void;
  /** Gives an endpoint a new secret; retries are signed with it too. @throws SimulatorError `not-found` */
  rotateSecret(id: number, options?: RotationOptions): LocalEndpoint;
  /**
   * Makes things go wrong with everything that is sent to an endpoint.
   *
   * @throws SimulatorError `not-found` or `invalid-option`
   * @example workspace.endpoints.break(id, { status: 503 });
   */
  break(id: number, breakage: Disturbance): void;
  /** Ends what was broken and lets go what was held back. @throws SimulatorError `not-found` */
  fix(id: number, options?: FixOptions): void;
}

/** One attempt of a delivery in a workspace. */
export interface LocalAttempt {
  /** Counts from 1. */
  readonly number: number;
  /** The simulated moment at which it was due. */
  readonly dueAt: Date;
  /** How it ended; `null` while it is in flight. */
  readonly outcome: Outcome | null;
  /** Real milliseconds; `null` while it is in flight. */
  readonly latencyMs: number | null;
  /** The beginning of the response's body; `null` without a response. */
  readonly response: string | null;
}

/** One event bound for one endpoint. */
export interface LocalDelivery {
  readonly id: number;
  readonly endpointId: number;
  readonly eventId: string;
  readonly eventType: string;
  readonly apiVersion: ApiVersion;
  readonly subjectId: SubjectId | null;
  readonly state: DeliveryState;
  /** Those that were begun, in order. */
  readonly attempts: readonly LocalAttempt[];
  /** The simulated moment of the next attempt; `null` when none is to come. */
  readonly nextAttemptAt: Date | null;
  /** What goes wrong with it on purpose, in words. */
  readonly faults: readonly string[];
  /** The body of the event as `JSON.parse` reads it; `null` where it is not JSON. */
  readonly event: JsonValue;
}

/** Which deliveries are wanted: those that match everything that is given. */
export interface DeliverySelection {
  readonly endpointId?: number;
  readonly eventType?: string;
  readonly state?: DeliveryState;
}

/** How an event is triggered. */
export type TriggerOptions = Omit<TriggerRequest, 'eventType'>;

/** How a journey is triggered. */
export interface TriggerJourneyOptions {
  /** @default the journey's own */
  readonly parameters?: ParameterChoice;
  /** How often it happens, each time to other people. @default 1 */
  readonly repeat?: number;
  /** What goes wrong on purpose. @default nothing */
  readonly faults?: EventFaultSettings;
}

/** What counts as true. */
export type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>;

/** How long is waited for something. */
export interface WaitOptions {
  /** Real milliseconds. @default 30_000 */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A ClickFunnels workspace on this machine: it is triggered in code, and served over HTTP for everything else. */
export interface LocalWorkspace extends AsyncDisposable {
  /** Where it is served: ClickFunnels' API below `/api/v2`, the control API below `/_sim`. */
  readonly url: string;
  /** What both APIs ask for as a bearer token. */
  readonly token: string;
  readonly workspaceId: number;
  readonly seed: string;
  readonly endpoints: LocalEndpoints;
  /** The simulated present. */
  readonly now: Date;
  /**
   * Lets an event happen. Every endpoint that is subscribed to it gets a delivery.
   *
   * @returns The deliveries, before their first attempt.
   * @throws SimulatorError `unknown-event-type`, `unsupported-api-version`, `invalid-override` or `invalid-option`
   * @example workspace.trigger('order.created', { set: { 'data.total_amount': '49.00' }, faults: { duplicate: 1 } });
   */
  trigger(eventType: EventTypeName | (string & {}), options?: TriggerOptions): readonly LocalDelivery[];
  /**
   * Lets a journey happen: its first events now, the others when simulated time comes to them.
   *
   * @param journey A built-in one by its name, a file, or one in code.
   * @returns How many events there are, of every webhook version that an endpoint has.
   * @throws SimulatorError `invalid-journey`
   */
  run(journey: string | JourneyDefinition, options?: TriggerJourneyOptions): Promise<number>;
  /** The deliveries so far, in the order of their events. */
  deliveries(selection?: DeliverySelection): readonly LocalDelivery[];
  /**
   * Makes one more attempt of a delivery at once, however it stands. If it fails, the schedule goes on.
   *
   * @throws SimulatorError `not-found`
   */
  redeliver(id: number): LocalDelivery;
  /**
   * Lets simulated time pass at once, with everything that falls due. Resolves when nothing is in flight.
   *
   * @param by Milliseconds, or text such as `15m`.
   */
  advance(by: number | string): Promise<void>;
  /** Lets simulated time pass until the next thing falls due, and does it. */
  advanceToNext(): Promise<void>;
  /**
   * Waits until something is true of the workspace. It is asked at once, and after everything that happens.
   *
   * @returns What the predicate returned.
   * @throws SimulatorError `wait-timed-out`, which says in which states the deliveries are.
   * @example
   * await workspace.waitFor(() => workspace.deliveries().every(({ state }) => state === 'delivered'));
   */
  waitFor<T>(predicate: () => T, options?: WaitOptions): Promise<Truthy<T>>;
  /**
   * Waits until nothing is in flight and nothing is due. On a virtual clock every delivery has ended then.
   *
   * @throws SimulatorError `wait-timed-out`
   */
  settled(options?: WaitOptions): Promise<void>;
  /** Calls back for everything that happens, at once. Returns a function that ends it. */
  subscribe(listener: (announcement: WorkspaceAnnouncement) => void): () => void;
  /**
   * Lets ClickFunnels' API fail from now on, in the place of what went wrong before; an empty list ends it.
   *
   * @throws SimulatorError `invalid-option`
   */
  setApiFaults(faults: readonly string[]): void;
  /** Waits for what is in flight, and frees the port and the folder. May be called again. */
  close(): Promise<void>;
}
