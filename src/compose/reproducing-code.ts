import { DOCUMENTED_SCHEDULE } from '../delivery/retry-schedule.ts';
import { isoTime } from '../internal/iso-time.ts';
import { maskedPieces, type Secret } from '../internal/mask.ts';
import { DEFAULT_TIMEOUT_MS } from '../options/definitions/waiting.ts';
import { environmentVariable } from '../options/option-name.ts';
import type { ResolvedOptions } from '../options/simulator-options.ts';
import { DEVELOPMENT_SECRET } from '../signature/sign.ts';
import { loopbackAddressesOf } from '../wire/loopback.ts';
import { argumentsCode, type CodeText, objectCode, textCode, valueCode, variableCode } from './code-text.ts';
import type { EventRequest, JourneyOptions, PlanOptions, RunOptions } from './simulator.ts';

/** Apart from `import`: files with a call of that are not kept compiled by `compiled-code.ts`. */
const PACKAGE = '("cf-webhook-sim")';

/** What a run is told beside its events. */
type RunChoice = Omit<RunOptions, 'signal' | 'reproduce' | 'keepDeliveries'> & Omit<PlanOptions, 'total'>;

/**
 * A line of code that calls a method of a simulator like this one. It runs as it is pasted into a module or into Node's
 * prompt; secrets come from the environment, and what no line can hold (a receiver in the same process, a hook) from
 * variables with the names of the options.
 */
export function reproducingCode(
  options: ResolvedOptions,
  method: string,
  words: readonly CodeText[],
): string {
  const simulator = `(await import${PACKAGE}).createSimulator(${simulatorCode(options, method !== 'check' || options.isNowGiven).code})`;
  return `await ${simulator}.${method}(${words.map(({ code }) => code).join(',')})`;
}

/** The line for `sendAll`. */
export function reproducingSend(
  options: ResolvedOptions,
  requests: Iterable<EventRequest>,
  choice: RunChoice,
): string {
  const list = Array.isArray(requests) ? valueCode(requests.map(requestCode)) : undefined;
  return reproducingCode(options, 'sendAll', [
    { code: list ?? 'requests' },
    ...argumentsCode(runProperties(choice)),
  ]);
}

/** The line for `replay`; a recording that is no file is called `recording` in it. */
export function reproducingReplay(options: ResolvedOptions, recording: unknown, choice: RunChoice): string {
  const file = typeof recording === 'string' ? JSON.stringify(recording) : 'recording';
  return reproducingCode(options, 'replay', [{ code: file }, ...argumentsCode(runProperties(choice))]);
}

/** The line for a journey, with everything that was chosen; one in code is called `journey` in it. */
export function reproducingRun(
  options: ResolvedOptions,
  {
    journey,
    parameters,
    options: { repeat, every, apiVersion, catalog, ...choice },
  }: {
    readonly journey: string | object;
    readonly parameters: object;
    readonly options: JourneyOptions & RunChoice;
  },
): string {
  const further = argumentsCode({ repeat, every, apiVersion, catalog, ...runProperties(choice) });
  const chosen = objectCode({ ...parameters });
  return reproducingCode(options, 'run', [
    { code: typeof journey === 'string' ? JSON.stringify(journey) : 'journey' },
    ...(chosen.code === '{}' && further.length === 0 ? [] : [chosen]),
    ...further,
  ]);
}

function runProperties(choice: RunChoice): Readonly<Record<string, unknown>> {
  const { beforeAttempt, expectations, faults, onAttempt, ratePerSecond } = choice;
  return { beforeAttempt, expectations, faults, onAttempt, ratePerSecond };
}

function requestCode(request: EventRequest): CodeText {
  return objectCode({ ...request });
}

/** @param restatesNow Whether the story's present is written out; checks are of the present unless told otherwise. */
function simulatorCode(options: ResolvedOptions, restatesNow = true): CodeText {
  const { clock, customEvents, fresh, keepAlive, schedule, secret, timeoutMs, url, wire } = options;
  const isGiven = secret !== DEVELOPMENT_SECRET;
  const secrets: Secret[] = isGiven ? [{ name: environmentVariable('secret'), value: secret }] : [];
  const isFar = options.receiver === undefined && loopbackAddressesOf(url.hostname) === undefined;
  return objectCode({
    ...targetProperties(options, secrets),
    seed: options.seed,
    now: restatesNow ? isoTime(options.storyTime) : undefined,
    secret: isGiven ? variableCode(environmentVariable('secret')) : undefined,
    apiVersion: options.apiVersion,
    wire: unless('documented', wire),
    realism: unless('real', options.realism),
    snapshot: unless('event', options.snapshot),
    clock: clock === 'manual' ? 'virtual' : unless('real', clock),
    schedule: schedule === DOCUMENTED_SCHEDULE ? undefined : schedule,
    timeoutMs: unless(DEFAULT_TIMEOUT_MS, timeoutMs),
    totalTimeoutMs: unless(Number.POSITIVE_INFINITY, options.totalTimeoutMs),
    maxWaitMs: unless(Number.POSITIVE_INFINITY, options.maxWaitMs),
    concurrency: unless(1, options.concurrency),
    fresh: unless('everything', fresh),
    keepAlive: unless(false, keepAlive),
    headers: unlessEmpty(
      options.headers.map(([name, value]) => textCode(maskedPieces(`${name}: ${value}`, secrets, 'header'))),
    ),
    insecure: unless(false, options.insecure),
    // Long, and none of them is plain data: they are the caller's own.
    ca: options.ca === undefined ? undefined : { code: 'ca' },
    allowRemote: isFar ? [url.hostname] : undefined,
    customEvents: customEvents.length === 0 ? undefined : { code: 'customEvents' },
    contactAttributes: options.contactAttributes,
    formFields: options.formFields,
    learned: options.learned === undefined ? undefined : { code: 'learned' },
    onAttempt: options.onAttempt,
  });
}

function targetProperties({ receiver, url }: ResolvedOptions, secrets: readonly Secret[]) {
  if (receiver === undefined) return { to: textCode(maskedPieces(url.href, secrets)) };
  return { to: { code: 'app' }, path: textCode(maskedPieces(`${url.pathname}${url.search}`, secrets)) };
}

function unless<T>(otherwise: T, value: T): T | undefined {
  return value === otherwise ? undefined : value;
}

function unlessEmpty<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length === 0 ? undefined : values;
}
