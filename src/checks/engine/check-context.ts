import type { AttemptHook } from '../../delivery/attempt-hook.ts';
import type { PlannedDelivery } from '../../delivery/delivery-plan.ts';
import type { DeliveryStatus } from '../../delivery/delivery-state.ts';
import type { Disturbance } from '../../delivery/disturbance.ts';
import type { RetrySchedule } from '../../delivery/retry-schedule.ts';
import type { SendingManner } from '../../delivery/sender.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { Overrides } from '../../payloads/overrides.ts';
import type { Random } from '../../random/random.ts';
import type { Exchange } from '../evidence/exchange.ts';
import type { Acquaintance } from '../evidence/observation/trace.ts';
import type { PlanDeliveryOptions } from './deliver-event.ts';
import type { Probe } from './probe.ts';
import type { ProcessControl } from './process-control.ts';
import type { Variation } from './variation.ts';

/** What an event of a check is made of. */
export interface CheckEventOptions {
  /** @default the event type of the control delivery, which the receiver is known to take */
  readonly eventType?: string;
  /** Changes to the generated body; those that the schema does not allow are made as well. */
  readonly overrides?: Overrides;
  /** Rewrites the whole body before it is written as ClickFunnels writes it. */
  readonly rewrite?: (body: JsonObject) => JsonObject;
  /**
   * Leaves the generated text as it is. Otherwise it is reduced to ASCII without `<`, `>` and `&`, so that a receiver
   * with a bug in the bytes of signatures passes the checks that are about something else.
   *
   * @default false
   */
  readonly anyText?: boolean;
}

/** How one event is delivered with its retries. */
export interface CheckDeliveryOptions {
  /** What is said of its exchanges: `about (attempt 2)`. */
  readonly about: string;
  /** @default the documented schedule; no time is spent waiting */
  readonly schedule?: RetrySchedule;
  /** Decides about each attempt: lets it pass, or ends it as if the receiver or the way had failed. */
  readonly onAttempt?: AttemptHook;
  /** What goes wrong on the way. */
  readonly disturbance?: Disturbance;
  /** Awaited before each attempt, e.g. to fix what was broken. */
  readonly beforeAttempt?: (attemptNumber: number) => Promise<void> | void;
}

/** How a delivery with its retries ended. */
export interface CheckDelivery {
  readonly status: DeliveryStatus;
  /** The attempts that were made, in order. */
  readonly exchanges: readonly Exchange[];
}

/** What a check has to work with. Everything it does goes through here, so that it is counted, limited and shown. */
export interface CheckContext {
  /** The check's own source of chance: the same seed gives the same requests, whatever other checks do. */
  readonly random: Random;
  /** The endpoint's secret. */
  readonly secret: string;
  /** The secret before the last rotation, which the receiver still takes. */
  readonly oldSecret: string | undefined;
  /** Real milliseconds that an attempt may take to connect, and again to get a response. */
  readonly timeoutMs: number;
  /** Real milliseconds that the receiver's work may take to show after its response. */
  readonly settleMs: number;
  /** Aborted when the run is stopped. */
  readonly signal: AbortSignal;
  /** The control delivery: a plain event that the receiver has responded with success. */
  readonly control: Exchange;
  /** Undefined where there is none. A check with `needs` is run only when they are there. */
  readonly probe: Probe | undefined;
  /** Undefined where there is none. */
  readonly processControl: ProcessControl | undefined;
  /** A new event, with an id of its own. */
  event(options?: CheckEventOptions): OutgoingEvent;
  /** The same event under these very bytes. */
  eventOf(event: OutgoingEvent, body: Uint8Array | string): OutgoingEvent;
  /**
   * Sends one request and tells how it ended. Signed at the moment of sending. Where nothing is reached any more, the
   * check ends as incomplete.
   */
  send(variation: Variation): Promise<Exchange>;
  /** As `send`, and that nothing is reached is a result: for receivers that are expected to be down. */
  attempt(variation: Variation, watch?: Pick<SendingManner, 'onResponse'>): Promise<Exchange>;
  /** Sends them one after the other; ends early where one of them brought the receiver down. */
  sendEach(variations: readonly Variation[]): Promise<readonly Exchange[]>;
  /** Sends them all at once, each but for its last byte, and then the last bytes together. */
  sendTogether(variations: readonly Variation[]): Promise<readonly Exchange[]>;
  /** How a plain event of a type was responded to; it is sent once in a run. */
  plain(eventType: string): Promise<Exchange>;
  /** Delivers an event on its retry schedule without waiting, until it is delivered or exhausted. */
  deliver(event: OutgoingEvent, options: CheckDeliveryOptions): Promise<CheckDelivery>;
  /** The same means, with a source of chance that goes by a name, whichever check uses them. */
  named(name: string): CheckContext;
  /** What the probe shows of the receiver's work on single events; the same for every check of a run. */
  acquaintance(): Promise<Acquaintance>;
  /** Resolves when no other check is being run. */
  whenAlone(): Promise<void>;
  /** Whether the endpoint is subscribed to an event type, so that it is judged by it. */
  readonly isSubscribed: (eventType: string) => boolean;
  /** Values of events that the user has given, as text. They stay as they are. */
  readonly givenValues: ReadonlySet<string>;
  /** Delivers a whole plan on the retry schedule without waiting, one attempt at a time. */
  deliverAll(plan: readonly PlannedDelivery[], options: PlanDeliveryOptions): Promise<readonly Exchange[]>;
  /** Lets real milliseconds pass. Ends early when the run is stopped. */
  pause(ms: number): Promise<void>;
}
