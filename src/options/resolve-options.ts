import type { AttemptHook } from '../delivery/attempt-hook.ts';
import { resolveEndpoint } from '../delivery/endpoint-address.ts';
import {
  DOCUMENTED_SCHEDULE,
  limitAttempts,
  parseSchedule,
  type RetrySchedule,
} from '../delivery/retry-schedule.ts';
import type { SimulatorError } from '../errors/simulator-error.ts';
import { usageError } from '../errors/usage-error.ts';
import { WIRE_SHAPES, type WireShape } from '../events/envelope.ts';
import { API_VERSIONS, type ApiVersion } from '../events/event-type.ts';
import { FRESHNESS } from '../events/freshness.ts';
import { REALISMS, SNAPSHOT_MOMENTS } from '../events/realism.ts';
import { checkedAuthorities } from '../internal/certificate-authorities.ts';
import { listed } from '../internal/listed.ts';
import { parseIsoTime } from '../internal/parse-iso-time.ts';
import { freshSeed } from '../random/entropy.ts';
import { DEVELOPMENT_SECRET } from '../signature/sign.ts';
import { parseHeader } from '../wire/header-line.ts';
import { checkCall, checkValue } from './check-call.ts';
import { ATTEMPTS, CONCURRENCY, DEFAULT_TIMEOUT_MS } from './definitions/waiting.ts';
import type { KindName, KindsOf } from './option-kinds.ts';
import type { LibraryName } from './registry.ts';
import {
  type ClockChoice,
  type ResolvedOptions,
  type SimulatorOptions,
  storyTime,
} from './simulator-options.ts';
import type { WholeNumber } from './value-type.ts';

/** What every option of `createSimulator` has to be. */
export const SIMULATOR_KINDS = {
  to: 'any',
  path: 'text',
  secret: 'text',
  apiVersion: 'text',
  wire: 'text',
  realism: 'text',
  snapshot: 'text',
  seed: 'textOrNumber',
  now: 'textOrNumber',
  clock: 'any',
  schedule: 'textOrList',
  attempts: 'number',
  timeoutMs: 'number',
  totalTimeoutMs: 'number',
  maxWaitMs: 'number',
  concurrency: 'number',
  fresh: 'text',
  keepAlive: 'flag',
  headers: 'texts',
  insecure: 'flag',
  ca: 'text',
  allowRemote: 'texts',
  customEvents: 'list',
  contactAttributes: 'objectOrText',
  formFields: 'objectOrText',
  learned: 'object',
  onAttempt: 'function',
} as const satisfies KindsOf<SimulatorOptions> & Readonly<Record<LibraryName, KindName>>;

const LATEST_TIME = Date.UTC(9999, 11, 31);
/** How much faster or slower than real time waiting may pass; far beyond any use, and numbers stay exact. */
const SCALE_LIMIT = 1_000_000_000;

/**
 * Fills in the defaults and parses what is text.
 *
 * @throws SimulatorError `unknown-option`, `invalid-option`, `invalid-url` or `remote-target-refused`.
 */
export function resolveOptions(options: SimulatorOptions): ResolvedOptions {
  checkValue('createSimulator()', 'options', 'object', options);
  checkCall('createSimulator()', options, SIMULATOR_KINDS);
  return {
    ...resolveEndpoint(options),
    secret: checkedSecret(options.secret ?? DEVELOPMENT_SECRET),
    apiVersion: checkedApiVersion(options.apiVersion),
    wire: checkedWire(options.wire ?? 'documented'),
    realism: known('realism', options.realism ?? 'real', REALISMS),
    snapshot: known('snapshot', options.snapshot ?? 'event', SNAPSHOT_MOMENTS),
    seed: String(options.seed ?? freshSeed()),
    isNowGiven: options.now !== undefined,
    storyTime: storyTime({ seedGiven: options.seed !== undefined, now: parseNow(options.now) }),
    clock: checkedClock(options.clock ?? 'real'),
    schedule: resolveSchedule(options),
    timeoutMs: inRange('timeoutMs', options.timeoutMs ?? DEFAULT_TIMEOUT_MS, 1, Number.MAX_SAFE_INTEGER),
    totalTimeoutMs: inRange(
      'totalTimeoutMs',
      options.totalTimeoutMs ?? Number.POSITIVE_INFINITY,
      1,
      Number.POSITIVE_INFINITY,
    ),
    maxWaitMs: inRange(
      'maxWaitMs',
      options.maxWaitMs ?? Number.POSITIVE_INFINITY,
      0,
      Number.POSITIVE_INFINITY,
    ),
    concurrency: wholeInRange('concurrency', options.concurrency ?? 1, CONCURRENCY),
    fresh: known('fresh', options.fresh ?? 'everything', FRESHNESS),
    keepAlive: options.keepAlive ?? false,
    headers: (options.headers ?? []).map(parseHeader),
    insecure: options.insecure ?? false,
    ca: options.ca === undefined ? undefined : checkedAuthorities(options.ca),
    customEvents: options.customEvents ?? [],
    contactAttributes: options.contactAttributes,
    formFields: options.formFields,
    learned: options.learned,
    onAttempt: checkedHook(options.onAttempt),
  };
}

/** @throws SimulatorError `invalid-option` for a name that is no wire shape. */
export function checkedWire(wire: WireShape): WireShape {
  return known('wire', wire, WIRE_SHAPES);
}

/** @throws SimulatorError `invalid-option` for a name that is no version. */
export function checkedApiVersion<T extends ApiVersion | undefined>(apiVersion: T): T {
  if (apiVersion !== undefined) known('apiVersion', apiVersion, API_VERSIONS);
  return apiVersion;
}

function checkedSecret(secret: string): string {
  if (typeof secret === 'string' && secret !== '') return secret;
  throw invalid('secret', "the endpoint's secret as text", String(secret));
}

function checkedHook(onAttempt: AttemptHook | undefined): AttemptHook | undefined {
  if (onAttempt === undefined || typeof onAttempt === 'function') return onAttempt;
  throw invalid('onAttempt', 'a function', String(onAttempt));
}

function resolveSchedule({ schedule, attempts }: SimulatorOptions): RetrySchedule {
  const waits = typeof schedule === 'string' ? parseSchedule(schedule) : (schedule ?? DOCUMENTED_SCHEDULE);
  if (waits.length === 0) throw invalid('schedule', 'at least one wait', 'an empty list');
  for (const delayMs of waits) inRange('schedule', delayMs, 0, Number.MAX_SAFE_INTEGER);
  return attempts === undefined ? waits : limitAttempts(waits, wholeInRange('attempts', attempts, ATTEMPTS));
}

function parseNow(now: string | number | undefined): number | undefined {
  if (now === undefined) return undefined;
  const time = typeof now === 'string' ? (parseIsoTime(now) ?? Number.NaN) : now;
  if (time >= 0 && time <= LATEST_TIME) return time;
  throw invalid('now', 'a moment in ISO 8601 or milliseconds since the epoch', String(now));
}

function checkedClock(clock: ClockChoice): ClockChoice {
  if (typeof clock === 'object' && clock !== null) {
    inRange('clock.scale', clock.scale, 1 / SCALE_LIMIT, SCALE_LIMIT);
  } else known('clock', clock, ['real', 'virtual', 'manual']);
  return clock;
}

function inRange(option: string, value: number, min: number, max: number): number {
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw invalid(option, `a number from ${min} to ${max}`, String(value));
}

function wholeInRange(option: string, value: number, { min, max }: Pick<WholeNumber, 'min' | 'max'>): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw invalid(option, `a whole number from ${min} to ${max}`, String(value));
}

function known<T extends string>(option: string, value: T, choices: readonly T[]): T {
  if (choices.includes(value)) return value;
  throw invalid(option, listed(choices), value);
}

function invalid(option: string, expected: string, received: string): SimulatorError {
  return usageError(`${option}: expected ${expected}, got "${received}".`);
}
