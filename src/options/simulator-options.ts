import { wallClockMs } from '../clock/wall-clock.ts';
import type { AttemptHook } from '../delivery/attempt-hook.ts';
import type { EndpointAddress } from '../delivery/endpoint-address.ts';
import type { InProcessReceiver } from '../delivery/in-process-target.ts';
import type { RetrySchedule } from '../delivery/retry-schedule.ts';
import type { WireShape } from '../events/envelope.ts';
import type { ApiVersion, EventTypeEntry } from '../events/event-type.ts';
import type { Freshness } from '../events/freshness.ts';
import type { Realism, SnapshotMoment } from '../events/realism.ts';
import type { JsonObject } from '../internal/json.ts';
import type { LearnedBodies } from '../payloads/learned-bodies.ts';
import type { HeaderLine } from '../wire/wire-request.ts';

/**
 * How waiting passes. `real`: as in production. `virtual`: not at all, 37 hours take milliseconds, unless a test moves
 * the clock by hand. `manual`: a virtual clock that moves only by hand, from the beginning. `{ scale: 3600 }`: an hour
 * of waiting takes a second.
 */
export type ClockChoice = 'real' | 'virtual' | 'manual' | { readonly scale: number };

/**
 * What `createSimulator` may be told. Everything but the target has a default.
 *
 * @typeParam Own The names of event types of your own.
 * @typeParam Version The webhook version.
 */
export interface SimulatorOptions<Own extends string = string, Version extends ApiVersion = ApiVersion> {
  /**
   * The receiver. A URL, `host:port`, or a port on localhost is sent to over the network. A receiver in the same
   * process needs no port: a Node request listener (an Express app, Koa's `app.callback()`), an `http.Server` whether
   * it listens or not, a fetch handler `(request: Request) => Response`, an object with a `fetch` method (a Hono app),
   * or a Fastify instance. Functions with two parameters and more are treated as listeners, others as fetch handlers;
   * {@link nodeTarget} and {@link fetchTarget} say which it is where that is wrong. What a handler throws becomes a
   * response with status 500 that says so.
   *
   * Requests to a URL go over sockets of the simulator's own, in the exact bytes of ClickFunnels. Interceptors such as nock
   * and msw cannot respond to them: give a handler as `to` instead of mocking the receiver's address.
   *
   * @example 3000, 'localhost:3000/webhooks', 'https://127.0.0.1:8443/hooks?tenant=7', app
   */
  readonly to: string | number | URL | InProcessReceiver;
  /**
   * Where a receiver in the same process takes webhooks: a path, with a query if need be. Not for addresses, which
   * have one of their own.
   *
   * @default '/'
   * @example '/webhooks?tenant=7'
   */
  readonly path?: string;
  /**
   * The endpoint's secret.
   *
   * @default the development secret, DEVELOPMENT_SECRET
   */
  readonly secret?: string;
  /**
   * The webhook version of events that are sent without one of their own.
   *
   * @default 'v2' where the event exists in V2, else 'v1'
   */
  readonly apiVersion?: Version;
  /**
   * The V2 envelope.
   *
   * @default 'documented'
   */
  readonly wire?: WireShape;
  /**
   * How tidy payloads are. `'real'`: names, phones, SKUs and visits are missing as often as in production, and some
   * values are odd. `'tidy'`: everything is filled in, for demos.
   *
   * @default 'real'
   */
  readonly realism?: Realism;
  /**
   * When payloads are read from the database. `'event'`: when the event happens. `'late'`: up to 15 s later, as in a
   * burst, so that `created` may carry newer state and `data.updated_at` may be later than the event's `created_at`.
   *
   * @default 'event'
   */
  readonly snapshot?: SnapshotMoment;
  /**
   * The same seed and options give the same events, byte for byte.
   *
   * @default a new one, told in the report
   */
  readonly seed?: string | number;
  /**
   * The present in the events' timestamps: ISO 8601 (UTC where it names no zone), or milliseconds since the epoch.
   *
   * @default the clock; 2026-01-15T12:00:00.000Z when a seed is given, so that the bytes repeat
   */
  readonly now?: string | number;
  /**
   * How waiting passes. On `'virtual'` a delivery runs through all its attempts while it is awaited. The first call of
   * `simulator.clock.advance()`, `advanceToNextAttempt()` or `runAll()` takes the clock in hand: from then on it moves
   * only when it is told to, until `runAll()` is through. Call it right after `send()`, before anything is awaited, or
   * choose `'manual'`, which waits for the hand from the beginning.
   *
   * @default 'real'
   * @example
   * const simulator = createSimulator({ to: app, clock: 'manual' });
   * const delivery = simulator.send('order.created');
   * await simulator.clock.advance('15m');
   * console.log(await database.countOrders());
   * await simulator.clock.runAll();
   * console.log((await delivery).status);
   */
  readonly clock?: ClockChoice;
  /**
   * The waits before each attempt: milliseconds, or text such as `1s,15s,1m`.
   *
   * @default the documented schedule: 8 attempts over 37 h 21 min 16 s
   */
  readonly schedule?: RetrySchedule | string;
  /**
   * How many attempts a delivery gets, 1 to 100. Beyond the schedule's end its last wait repeats.
   *
   * @default as many as the schedule has waits
   */
  readonly attempts?: number;
  /**
   * Limit for connecting, and again for each piece of the response, in milliseconds: a response that arrives in pieces
   * may take longer. ClickFunnels' own limit is assumed to be that of Ruby's HTTP client.
   *
   * @default 60_000
   */
  readonly timeoutMs?: number;
  /**
   * Limit for a whole attempt in milliseconds, however the response arrives. ClickFunnels has none (observed in Bullet Train's code), and would
   * wait on.
   *
   * @default Infinity
   */
  readonly totalTimeoutMs?: number;
  /**
   * The most real milliseconds to spend waiting in all; attempts due later are not made and listed as such.
   *
   * @default Infinity
   */
  readonly maxWaitMs?: number;
  /**
   * Attempts in flight at once. With 1, events arrive in the order in which they happened.
   *
   * @default 1
   */
  readonly concurrency?: number;
  /**
   * What is new in each event. `'everything'`: it has a story of its own. `'ids'`: ids, times and amounts, in the bodies
   * of a pool of 32 for each event type, which costs a fraction; for measuring how much a receiver can take. Values that
   * you set stay, and events that follow schemas of your own (`customEvents`, `contactAttributes`, `formFields`, `learned`) are
   * always new altogether.
   *
   * @default 'everything'
   */
  readonly fresh?: Freshness;
  /**
   * Send on connections that are left open, as many as attempts are in flight, and ask for that with
   * `Connection: keep-alive`. ClickFunnels opens a connection for each attempt (observed); opening them costs both
   * sides more than the rest of an attempt, so this is for measuring how much a receiver can take.
   *
   * @default false
   */
  readonly keepAlive?: boolean;
  /** Header lines of your own, `Name: value`, added to ClickFunnels' ones. @default none */
  readonly headers?: readonly string[];
  /** Accept TLS certificates that do not verify. @default false */
  readonly insecure?: boolean;
  /** A certificate authority in PEM form, trusted beside the usual ones. @default none */
  readonly ca?: string;
  /** Hosts beyond this machine that may be sent to. @default none */
  readonly allowRemote?: readonly string[];
  /** Event types of your own, made by `createCustomEventType`. @default none */
  readonly customEvents?: readonly EventTypeEntry<Own>[];
  /** A JSON Schema of the `custom_attributes` of your contacts. @default any attributes */
  readonly contactAttributes?: JsonObject;
  /** A JSON Schema of the fields of your forms. @default name and address */
  readonly formFields?: JsonObject;
  /** What bodies look like in your workspace, read by `loadLearned`. @default as the catalog says */
  readonly learned?: LearnedBodies;
  /** Decides about each attempt before it is made; a run may have a hook of its own. @default every attempt is sent */
  readonly onAttempt?: AttemptHook;
}

/** {@link SimulatorOptions} with every default filled in and every text parsed. */
export interface ResolvedOptions extends EndpointAddress {
  readonly secret: string;
  readonly apiVersion: ApiVersion | undefined;
  readonly wire: WireShape;
  readonly realism: Realism;
  readonly snapshot: SnapshotMoment;
  readonly seed: string;
  readonly storyTime: number;
  /** Whether the story's present was given, and does not follow from the seed or the clock. */
  readonly isNowGiven: boolean;
  readonly clock: ClockChoice;
  readonly schedule: RetrySchedule;
  readonly timeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxWaitMs: number;
  readonly concurrency: number;
  readonly fresh: Freshness;
  readonly keepAlive: boolean;
  readonly headers: readonly HeaderLine[];
  readonly insecure: boolean;
  readonly ca: string | undefined;
  readonly customEvents: readonly EventTypeEntry[];
  readonly contactAttributes: JsonObject | undefined;
  readonly formFields: JsonObject | undefined;
  readonly learned: LearnedBodies | undefined;
  readonly onAttempt: AttemptHook | undefined;
}

/** The present of a story whose seed is given and whose time is not: 15 January 2026, noon UTC. */
const SEEDED_STORY_TIME = Date.UTC(2026, 0, 15, 12);

/** The story's present: as given, else a fixed moment for a given seed, else the clock. */
export function storyTime({
  seedGiven,
  now,
}: {
  readonly seedGiven: boolean;
  readonly now?: number | undefined;
}): number {
  return now ?? (seedGiven ? SEEDED_STORY_TIME : wallClockMs());
}
