import type { CheckReport } from '../checks/engine/check-report.ts';
import type { Clock } from '../clock/clock.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { AttemptHook } from '../delivery/attempt-hook.ts';
import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import type { UpcomingAttempt } from '../engine/dispatch-options.ts';
import type { BodyPath } from '../events/body-path.ts';
import type { WireShape } from '../events/envelope.ts';
import type { EventBodyOf, NotWrittenOut } from '../events/event-body.ts';
import type { ApiVersion, Catalog } from '../events/event-type.ts';
import type { SubjectId } from '../events/subject-id.ts';
import type { EventTypeName } from '../events/webhook-event.ts';
import type { FaultSettings } from '../faults/registry.ts';
import type { JourneyDefinition } from '../journeys/journey-definition.generated.ts';
import type { ParameterChoice } from '../journeys/parameter-values.ts';
import type { Overrides } from '../payloads/overrides.ts';
import type { RecordedDelivery } from '../recording/recorded-delivery.ts';
import type { Expectation } from '../report/expectations/expectation.ts';
import type { DeliveryReport, RunReport } from '../report/run-report.ts';
import type { SimulatorEvent } from '../report/simulator-event.ts';
import type { CheckOptions } from './check-options.ts';

/**
 * How one event is made, where it differs from the simulator's own options.
 *
 * @typeParam Name The event type, for the paths that editors suggest.
 * @typeParam Version The webhook version that is asked for.
 */
export interface EventOptions<Name extends string = string, Version extends ApiVersion = ApiVersion>
  extends Overrides<BodyPath<EventBodyOf<Name, Version>>> {
  /** @default the simulator's */
  readonly apiVersion?: Version;
  /** @default the simulator's */
  readonly wire?: WireShape;
  /** Sends overrides that the schema does not allow. @default false */
  readonly force?: boolean;
  /** The whole body; its bytes are sent untouched and nothing is generated. @default generated */
  readonly body?: Uint8Array | string;
}

/** How one call of `send` behaves. */
export interface SendOptions<Name extends string = string, Version extends ApiVersion = ApiVersion>
  extends EventOptions<Name, Version> {
  /** What goes wrong on purpose. @default nothing */
  readonly faults?: FaultSettings;
  /** Stops the run: the attempt in flight is given up, the delivery ends as `canceled`. */
  readonly signal?: AbortSignal;
  /** Decides about each attempt before it is made. @default the simulator's */
  readonly onAttempt?: AttemptHook;
}

/** One event to send. */
export interface EventRequest<Name extends string = string> extends EventOptions {
  /** The event type, exactly as it is to be sent. */
  readonly eventType: Name;
}

/**
 * What came of one call of `send`, with the event that was sent.
 *
 * @typeParam Name The event type.
 * @typeParam Version The webhook version that was asked for; `never` where none was.
 */
export interface SentDelivery<Name extends string = string, Version extends ApiVersion = never>
  extends DeliveryReport {
  readonly eventType: Name;
  readonly subjectId: string extends Name ? SubjectId | null : number;
  /**
   * The body of the event as `JSON.parse` reads it. Where a `body` of your own was sent, whatever that is; `null`
   * where it is not JSON.
   */
  readonly event: EventBodyOf<Name, Version>;
}

/** Events to send, each of an event type that is known, or whose name is not written out. */
export type EventRequests<Name extends string, Own extends string> = Iterable<
  EventRequest<[NotWrittenOut<Name>] extends [never] ? EventTypeName | Own : Name>
>;

/** How a plan is made from requests. */
export interface PlanOptions {
  /** What goes wrong on purpose. @default nothing */
  readonly faults?: FaultSettings;
  /**
   * How many requests there are, where that is known: a fault that strikes a number of them spreads over all.
   *
   * @default the length of a list of requests, else not known
   */
  readonly total?: number;
  /** Events happen at this rate, in events per second of simulated time. @default all at once */
  readonly ratePerSecond?: number;
}

/** How a journey is run. */
export interface JourneyOptions {
  /** How often it is told; each telling is about other people. @default 1 */
  readonly repeat?: number;
  /** Story time between the beginnings of two tellings: text such as `1m`, or milliseconds. @default '1m' */
  readonly every?: number | string;
  /**
   * The webhook version; events that do not exist in it are left out.
   *
   * @default the simulator's; without one V2 where an event exists in it, else V1
   */
  readonly apiVersion?: ApiVersion;
  /** Which catalog events have to be in to be sent. @default 'every' */
  readonly catalog?: Catalog | 'every';
}

/** How one call of `sendAll` behaves. */
export interface RunOptions {
  /** Stops the run: attempts in flight are given up, unfinished deliveries end as `canceled`. */
  readonly signal?: AbortSignal;
  /** What the report says about repeating the run. @default a line of code */
  readonly reproduce?: string;
  /** Whether the report lists every delivery; without, memory does not grow with their number. @default true */
  readonly keepDeliveries?: boolean;
  /**
   * What has to be true of the run for its verdict to be `passed`, in the words of `--expect`:
   * `'order.created: attempts<=3'`.
   *
   * @default every delivery is delivered
   */
  readonly expectations?: readonly (string | Expectation)[];
  /** Awaited before each attempt is signed and sent. @default nothing */
  readonly beforeAttempt?: (about: UpcomingAttempt) => Promise<void> | void;
  /** Decides about each attempt, after that. @default the simulator's */
  readonly onAttempt?: AttemptHook;
}

/** How one call of `deliver` behaves. */
export interface DeliverOptions extends RunOptions {
  /** Attempts in flight at once. @default the simulator's */
  readonly concurrency?: number;
}

/**
 * A stand-in for ClickFunnels that delivers events to one receiver. Made by `createSimulator`.
 *
 * @typeParam Own The names of event types of your own.
 * @typeParam Version The webhook version that it was told; `never` where it was told none.
 */
export interface Simulator<Own extends string = never, Version extends ApiVersion = never> {
  /** The seed from which every event follows. */
  readonly seed: string;
  readonly clock: Clock;
  /**
   * Everything that happens from the moment of iteration on, as it happens. Ends when the simulator is closed.
   *
   * @example
   * for await (const event of simulator.events) if (event.type === 'attempt-finished') console.log(event.result);
   */
  readonly events: AsyncIterable<SimulatorEvent>;
  /** Calls back for everything that happens, at once. Returns a function that ends it. */
  subscribe(listener: (event: SimulatorEvent) => void): () => void;
  /**
   * Makes one event and delivers it on the retry schedule. Whatever the receiver does is in the result, and so is the
   * event. A name that is written out has to be one of ClickFunnels' event types or of `customEvents`.
   *
   * @throws SimulatorError `unknown-event-type`, `unsupported-api-version`, `invalid-override` or `simulator-closed`.
   * @example
   * const { event, attempts } = await simulator.send('order.created', { set: { 'data.total_amount': '49.00' } });
   * console.log(event.data.contact.email_address, attempts.length);
   */
  send<Name extends EventTypeName | Own, Asked extends ApiVersion = Version>(
    eventType: Name,
    options?: SendOptions<Name, Asked>,
  ): Promise<SentDelivery<Name, Asked>>;
  /** Makes and delivers an event whose name is not written out, such as one from a list. */
  send<Name extends string>(eventType: NotWrittenOut<Name>, options?: SendOptions): Promise<SentDelivery>;
  /**
   * Delivers many events in one run. The requests are read as the run proceeds, so there may be any number of them.
   *
   * @throws SimulatorError as `send` does.
   */
  sendAll<Name extends string = EventTypeName | Own>(
    requests: EventRequests<Name, Own>,
    options?: RunOptions & PlanOptions,
  ): Promise<RunReport>;
  /**
   * What `sendAll` would deliver, without delivering it. Making a plan makes its events, which are then used up: the
   * next plan has others.
   *
   * @throws SimulatorError as `send` does, while the plan is read.
   */
  plan<Name extends string = EventTypeName | Own>(
    requests: EventRequests<Name, Own>,
    options?: PlanOptions,
  ): Iterable<PlannedDelivery>;
  /**
   * Delivers a plan.
   *
   * @throws SimulatorError `simulator-closed`, and what reading the plan throws.
   */
  deliver(plan: Iterable<PlannedDelivery>, options?: DeliverOptions): Promise<RunReport>;
  /**
   * Delivers the events of a recording again: the same ids and the same bytes, signed anew.
   *
   * @param recording The path of a recording that `--record` wrote, or its deliveries.
   * @throws SimulatorError `file-unreadable` where there is no recording, and as `deliver` does.
   */
  replay(
    recording: string | Iterable<RecordedDelivery>,
    options?: RunOptions & PlanOptions,
  ): Promise<RunReport>;
  /**
   * Judges the receiver: sends what ClickFunnels and strangers send, right and wrong, and tells which promises the
   * receiver keeps. Whatever it does is in the result. Nothing of it is announced on the stream.
   *
   * @throws SimulatorError `invalid-option` for a check that is not there, `unknown-event-type`, `simulator-closed`.
   * @example
   * const report = await createSimulator({ to: app, secret }).check({ exclude: ['AUTH-07'] });
   */
  check(options?: CheckOptions): Promise<CheckReport>;
  /**
   * Runs a journey and delivers its events. Their timestamps follow the story; waiting follows the clock, so that on
   * `'virtual'` a year of renewals takes milliseconds.
   *
   * @param journey The name of a built-in journey, the path of a file, or a journey of {@link defineJourney}.
   * @param parameters What this run chooses. Default: the defaults of the journey.
   * @throws SimulatorError `invalid-journey`, `file-unreadable`, `invalid-option`, and as `deliver` does.
   * @example
   * const report = await simulator.run('dunning-churns', { country: 'DE' });
   */
  run(
    journey: string | JourneyDefinition,
    parameters?: ParameterChoice,
    options?: RunOptions & PlanOptions & JourneyOptions,
  ): Promise<RunReport>;
  /**
   * What `run` would deliver, without delivering it. Making a plan uses its people up: the next plan is about others.
   *
   * @throws SimulatorError as `run` does, some of it only while the plan is read.
   */
  planJourney(
    journey: string | JourneyDefinition,
    parameters?: ParameterChoice,
    options?: PlanOptions & JourneyOptions,
  ): Promise<Iterable<PlannedDelivery>>;
  /**
   * Stops what is running, as the signal of each run does: attempts in flight are given up, unfinished deliveries end
   * as `canceled`. The simulator goes on sending what comes later.
   */
  abort(): void;
  /** Stops what is running and frees everything. May be called again. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A {@link Simulator} whose clock can be moved by hand. */
export interface VirtualSimulator<Own extends string = never, Version extends ApiVersion = never>
  extends Simulator<Own, Version> {
  readonly clock: VirtualClock;
}
