import { wallClockMs } from './clock/wall-clock.ts';
import {
  DOCUMENTED_SCHEDULE,
  limitAttempts,
  parseSchedule,
  type RetrySchedule,
} from './delivery/retry-schedule.ts';
import { SimulatorError } from './errors.ts';
import { WIRE_SHAPES, type WireShape } from './events/envelope.ts';
import type { ApiVersion } from './events/event-type.ts';
import { freshSeed } from './random/entropy.ts';
import { createRandom, type Random } from './random/random.ts';
import { DEVELOPMENT_SECRET } from './signature/sign.ts';
import { parseHeader } from './wire/header-line.ts';
import { parseTarget } from './wire/target.ts';
import type { HeaderLine } from './wire/wire-request.ts';

/**
 * How waiting passes. `real`: as in production. `virtual`: not at all, 37 hours take milliseconds.
 * `{ scale: 3600 }`: an hour of waiting takes a second.
 */
export type ClockChoice = 'real' | 'virtual' | { readonly scale: number };

/** What `createSimulator` may be told. Everything but the target has a default. */
export interface SimulatorOptions {
  /**
   * The receiver: a URL, `host:port`, or a port on localhost.
   *
   * @example 3000, 'localhost:3000/webhooks', 'https://127.0.0.1:8443/hooks?tenant=7'
   */
  readonly to: string | number | URL;
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
  readonly apiVersion?: ApiVersion;
  /**
   * The V2 envelope.
   *
   * @default 'documented'
   */
  readonly wire?: WireShape;
  /**
   * The same seed and options give the same events, byte for byte.
   *
   * @default a new one, told in the report
   */
  readonly seed?: string | number;
  /**
   * The present in the events' timestamps: ISO 8601, or milliseconds since the epoch.
   *
   * @default the clock; 2026-01-15T12:00:00.000Z when a seed is given, so that the bytes repeat
   */
  readonly now?: string | number;
  /** @default 'real' */
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
   * Limit for connecting, and again for the answer, in milliseconds. ClickFunnels' own limit is assumed to be that of
   * Ruby's HTTP client.
   *
   * @default 60_000
   */
  readonly timeoutMs?: number;
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
  /** Header lines of your own, `Name: value`, added to ClickFunnels' ones. @default none */
  readonly headers?: readonly string[];
  /** Accept TLS certificates that do not verify. @default false */
  readonly insecure?: boolean;
  /** A certificate authority in PEM form, trusted beside the usual ones. @default none */
  readonly ca?: string;
  /** Hosts beyond this machine that may be sent to. @default none */
  readonly allowRemote?: readonly string[];
}

/** {@link SimulatorOptions} with every default filled in and every text parsed. */
export interface ResolvedOptions {
  readonly url: URL;
  readonly secret: string;
  readonly apiVersion: ApiVersion | undefined;
  readonly wire: WireShape;
  readonly seed: string;
  readonly storyTime: number;
  readonly clock: ClockChoice;
  readonly schedule: RetrySchedule;
  readonly timeoutMs: number;
  readonly maxWaitMs: number;
  readonly concurrency: number;
  readonly headers: readonly HeaderLine[];
  readonly insecure: boolean;
  readonly ca: string | undefined;
}

/** Ruby's Net::HTTP waits 60 s for a connection and 60 s for an answer; ClickFunnels' own limits are assumed. */
export const DEFAULT_TIMEOUT_MS = 60_000;

/** The present of a story whose seed is given and whose time is not: 15 January 2026, noon UTC. */
export const SEEDED_STORY_TIME = Date.UTC(2026, 0, 15, 12);

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

/** The randomness of the event at a place in a run, counted from 0. */
export function eventRandom(seed: string, index: number): Random {
  return createRandom(seed).fork(`event-${index}`);
}

/**
 * Fills in the defaults and parses what is text.
 *
 * @throws SimulatorError `invalid-option`, `invalid-url` or `remote-target-refused`.
 */
export function resolveOptions(options: SimulatorOptions): ResolvedOptions {
  return {
    url: parseTarget(options.to, options.allowRemote ?? []),
    secret: options.secret ?? DEVELOPMENT_SECRET,
    apiVersion: options.apiVersion,
    wire: known('wire', options.wire ?? 'documented', WIRE_SHAPES),
    seed: String(options.seed ?? freshSeed()),
    storyTime: storyTime({ seedGiven: options.seed !== undefined, now: parseNow(options.now) }),
    clock: checkedClock(options.clock ?? 'real'),
    schedule: resolveSchedule(options),
    timeoutMs: inRange('timeoutMs', options.timeoutMs ?? DEFAULT_TIMEOUT_MS, 1, Number.MAX_SAFE_INTEGER),
    maxWaitMs: inRange(
      'maxWaitMs',
      options.maxWaitMs ?? Number.POSITIVE_INFINITY,
      0,
      Number.POSITIVE_INFINITY,
    ),
    concurrency: inRange('concurrency', options.concurrency ?? 1, 1, 10_000),
    headers: (options.headers ?? []).map(parseHeader),
    insecure: options.insecure ?? false,
    ca: options.ca,
  };
}

function resolveSchedule({ schedule, attempts }: SimulatorOptions): RetrySchedule {
  const waits = typeof schedule === 'string' ? parseSchedule(schedule) : (schedule ?? DOCUMENTED_SCHEDULE);
  if (waits.length === 0) throw invalid('schedule', 'at least one wait', 'an empty list');
  for (const delayMs of waits) inRange('schedule', delayMs, 0, Number.MAX_SAFE_INTEGER);
  return attempts === undefined ? waits : limitAttempts(waits, inRange('attempts', attempts, 1, 100));
}

function parseNow(now: string | number | undefined): number | undefined {
  const time = typeof now === 'string' ? Date.parse(now) : now;
  if (time === undefined || Number.isFinite(time)) return time;
  throw invalid('now', 'a moment in ISO 8601 or milliseconds since the epoch', String(now));
}

function checkedClock(clock: ClockChoice): ClockChoice {
  if (typeof clock === 'object') inRange('clock.scale', clock.scale, Number.MIN_VALUE, Number.MAX_VALUE);
  else known('clock', clock, ['real', 'virtual']);
  return clock;
}

function inRange(option: string, value: number, min: number, max: number): number {
  if (value >= min && value <= max) return value;
  throw invalid(option, `a number from ${min} to ${max}`, String(value));
}

function known<T extends string>(option: string, value: T, choices: readonly T[]): T {
  if (choices.includes(value)) return value;
  throw invalid(option, choices.join(' or '), value);
}

function invalid(option: string, expected: string, received: string): SimulatorError {
  return new SimulatorError({
    code: 'invalid-option',
    problem: `The option "${option}" takes ${expected}, got "${received}".`,
  });
}
