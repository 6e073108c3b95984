import { setMaxListeners } from 'node:events';
import { CONTROL_CHECKS } from '../checks/catalogue/control/control-checks.ts';
import { CHECKS } from '../checks/catalogue/registry.ts';
import { convergenceCheck } from '../checks/convergence/convergence-check.ts';
import type { Check } from '../checks/engine/check.ts';
import { CHECK_REPORT_SCHEMA, type CheckReport, type CheckResult } from '../checks/engine/check-report.ts';
import { judgeChecks, summarizeChecks } from '../checks/engine/judge-check.ts';
import { patientSender } from '../checks/engine/patient-sender.ts';
import type { Probe, ProbeQuestion } from '../checks/engine/probe.ts';
import type { ProcessControl } from '../checks/engine/process-control.ts';
import { createRequestBudget } from '../checks/engine/request-budget.ts';
import { runChecks } from '../checks/engine/run-checks.ts';
import { type CheckSelection, selectChecks } from '../checks/engine/select-checks.ts';
import type { CheckEndpoint } from '../checks/engine/sign-variation.ts';
import { withStackFix } from '../checks/engine/stack-fix.ts';
import { steadyProbe } from '../checks/evidence/observation/steady-probe.ts';
import { stopwatchMs, wallClockMs } from '../clock/wall-clock.ts';
import { usageError } from '../errors/usage-error.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import { packageVersion } from '../internal/package-version.ts';
import type { JourneyDefinition } from '../journeys/journey-definition.generated.ts';
import { journeyFileLines } from '../journeys/journey-file.ts';
import { type ParameterChoice, parameterValues } from '../journeys/parameter-values.ts';
import {
  DEFAULT_MAX_REQUESTS,
  DEFAULT_SETTLE_MS,
  DEFAULT_TIME_LIMIT_MS,
  DEFAULT_VARIANTS,
} from '../options/definitions/checks.ts';
import { DEFAULT_CHECK_TIMEOUT_MS, DEFAULT_TIMEOUT_MS } from '../options/definitions/waiting.ts';
import { environmentVariable } from '../options/option-name.ts';
import type { ResolvedOptions } from '../options/simulator-options.ts';
import type { Overrides } from '../payloads/overrides.ts';
import type { SimulatorEvent } from '../report/simulator-event.ts';
import { guessStack } from '../stacks/guess-stack.ts';
import type { StackName } from '../stacks/stack.ts';
import { createSender } from '../transport/create-sender.ts';
import { argumentsCode, type CodeText, objectCode, variableCode } from './code-text.ts';
import { customFieldsOf } from './plan-deliveries.ts';
import { createJourneyPlanner } from './plan-journeys.ts';
import { reproducingCode } from './reproducing-code.ts';

/** How a receiver is checked. */
export interface CheckOptions extends CheckSelection {
  /** Whether a broken SHOULD is a failure. @default false */
  readonly strict?: boolean;
  /** Whether the run is incomplete as long as a check could not be evaluated. @default false */
  readonly requireAll?: boolean;
  /** What the receiver is written with, so that fixes speak its language. @default guessed */
  readonly stack?: StackName;
  /** The command that starts the receiver, which tells its language. @default none */
  readonly receiverCommand?: readonly string[];
  /** Patterns of the event types that the endpoint is subscribed to, e.g. `order.*`; others are not judged. @default all */
  readonly subscribed?: readonly string[];
  /** Paths for event types that have a route of their own, by pattern: `{ 'subscription.*': '/hooks/cancel' }`. @default none */
  readonly routes?: Readonly<Record<string, string>>;
  /** Values by path in every event whose schema has the field; the schema decides the type. @default none */
  readonly set?: Readonly<Record<string, JsonValue>>;
  /** Values by path, exactly as written. @default none */
  readonly setJson?: Readonly<Record<string, JsonValue>>;
  /** Paths to leave out of every event. @default none */
  readonly unset?: readonly string[];
  /** Objects to merge into the body of every event. @default none */
  readonly merge?: readonly JsonObject[];
  /** The whole body of plain events as JSON; ids and addresses are new in each. @default a generated one */
  readonly body?: Uint8Array | string;
  /** Real milliseconds that convergence may take; the smallest sequence found by then is reported. @default 60_000 */
  readonly timeLimitMs?: number;
  /** The event type of plain deliveries. @default the first of several usual ones that the receiver takes */
  readonly eventType?: string;
  /** The secret before the last rotation, for a receiver that still takes it. */
  readonly oldSecret?: string;
  /** How to see what the receiver did: a function that gives its state as JSON, or a whole {@link Probe}. */
  readonly probe?: Probe | ((about: ProbeQuestion) => JsonValue | Promise<JsonValue>);
  /** Fields of the state that change by themselves: names of keys (`updated_at`) or ends of paths. @default [] */
  readonly probeIgnore?: readonly string[];
  /** Real milliseconds that the receiver's work may take to show after its response. The most that is waited; less once it is known how long it takes. @default 4_000, or 250 in the same process */
  readonly settleMs?: number;
  /**
   * A journey that has to end in the same state however it arrives: out of order, twice, with lost responses. Run
   * alone, beside the control delivery. Needs a probe.
   */
  readonly convergence?: ConvergenceChoice;
  /** How to take hold of the receiver itself. */
  readonly processControl?: ProcessControl;
  /** The most requests that are sent in all. @default 5_000 */
  readonly maxRequests?: number;
  /** Real milliseconds that an attempt may take to connect, and again to get a response. @default 60_000, as ClickFunnels is assumed to wait, and 10_000 once a request got no response in that time */
  readonly timeoutMs?: number;
  /** How many checks that do not mind each other are run at once. @default 4 */
  readonly concurrency?: number;
  /** Stops the run; checks that were not run are incomplete. */
  readonly signal?: AbortSignal;
  /** Called as each check ends, with the number of checks there are in all. */
  readonly onResult?: (result: CheckResult, total: number) => void;
  /**
   * What the report says about carrying out the run again, or one check of it.
   *
   * @default a line of code
   */
  readonly reproduce?: (checkId?: string) => string;
}

/** Which journey has to converge, and how thoroughly that is tried. */
export interface ConvergenceChoice {
  /** The name of a journey, the path of a file, or a journey from `defineJourney`. */
  readonly journey: string | JourneyDefinition;
  /** @default the journey's own */
  readonly parameters?: ParameterChoice;
  /** How many variants are tried. @default 50 */
  readonly variants?: number;
  /**
   * Given the smallest story that ends otherwise, where one is found: its events as they come, repeated ones repeatedly,
   * about people that the receiver does not know yet.
   */
  readonly onSmallestStory?: (arrivals: readonly OutgoingEvent[]) => void;
}

/** For forgeries to a receiver that responds valid deliveries at once. */
const IMPATIENT_TIMEOUT_MS = 2_000;
/** Long enough for a queue in the same machine, and for one in the same process. */
const SETTLE_MS = { overNetwork: DEFAULT_SETTLE_MS, inProcess: 250 } as const;
const DEFAULT_CONCURRENCY = 4;

/**
 * Checks a receiver and reports.
 *
 * @throws SimulatorError `invalid-option` when the selection names something that is not there.
 */
export async function checkReceiver(
  given: ResolvedOptions,
  choice: CheckOptions,
  announce: (event: SimulatorEvent) => void,
): Promise<CheckReport> {
  // Receivers may check the age of what they are sent.
  const options = given.isNowGiven ? given : { ...given, storyTime: wallClockMs() };
  const { requireAll = false, strict = false, onResult = () => undefined } = choice;
  const { overNetwork, inProcess } = SETTLE_MS;
  const {
    settleMs = options.receiver === undefined ? overNetwork : inProcess,
    signal = new AbortController().signal,
  } = choice;
  // A crowd of requests listens to it.
  setMaxListeners(0, signal);
  const checks = await checksFor(options, choice);
  const reproduce = choice.reproduce ?? ((id) => checkingCode(options, choice, id));
  const timeoutMs = choice.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const usualMs = choice.timeoutMs ?? DEFAULT_CHECK_TIMEOUT_MS;
  const senderFor = (limitMs: number) =>
    createSender(options.receiver, {
      ...options,
      timeoutMs: Math.min(timeoutMs, limitMs),
      // A check cannot wait for a response that never ends.
      totalTimeoutMs: Math.min(timeoutMs, limitMs, options.totalTimeoutMs),
    });
  const sender = patientSender(senderFor(timeoutMs), senderFor(usualMs));
  const impatientSender = patientSender(senderFor(usualMs), senderFor(IMPATIENT_TIMEOUT_MS));
  const budget = createRequestBudget(
    choice.maxRequests ?? (choice.convergence ? Number.POSITIVE_INFINITY : DEFAULT_MAX_REQUESTS),
  );
  let done = 0;
  const startedAt = wallClockMs();
  const start = stopwatchMs();
  const run = await runChecks(
    checks,
    {
      sender,
      impatientSender,
      endpoint: options,
      seed: options.seed,
      storyTime: options.storyTime,
      wire: options.wire,
      customEvents: options.customEvents,
      customFields: customFieldsOf(options),
      timeoutMs,
      budget,
      settleMs,
      signal,
      oldSecret: choice.oldSecret,
      probe: probeOf(choice),
      processControl: choice.processControl,
      revive: reviving(choice.processControl),
      isSubscribed: isSubscribedTo(choice.subscribed),
      overrides: overridesOf(choice),
      givenBody: choice.body === undefined ? undefined : givenBody(choice.body),
      endpointFor: endpointsOf(options, choice.routes),
      whenAlone: () => Promise.resolve(),
    },
    {
      strict,
      insecure: options.insecure,
      hasAddress: options.receiver === undefined,
      reproduceCheck: reproduce,
      eventType: choice.eventType ?? eventTypeOf(choice),
      concurrency: choice.concurrency ?? DEFAULT_CONCURRENCY,
      onResult: (result, total) => {
        done += 1;
        const { id, promise, verdict, observed } = result;
        const check = { id, promise, verdict, observed };
        announce({ type: 'check-finished', check, done, total });
        onResult(result, total);
      },
    },
  );
  await Promise.all([sender.close(), impatientSender.close()]);

  const { reachedReceiver, responseHeaders } = run;
  const guessed = { command: choice.receiverCommand ?? [], headers: responseHeaders };
  const stack = choice.stack ?? guessStack(guessed) ?? null;
  const results = run.results.map((result) => withStackFix(result, stack, run.refusal));
  const summary = summarizeChecks(results, { reachedReceiver, requests: budget.spent });
  return {
    schema: CHECK_REPORT_SCHEMA,
    tool: { name: 'cf-webhook-sim', version: packageVersion() },
    endpoint: options.endpoint,
    seed: options.seed,
    reproduce: reproduce(),
    strict,
    requireAll,
    stack,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: stopwatchMs() - start,
    checks: results,
    summary,
    verdict: judgeChecks(results, { requireAll }),
  };
}

/**
 * The checks that a choice comes to.
 *
 * @throws SimulatorError `invalid-option` when the selection or the journey names something that is not there.
 */
export async function checksFor(options: ResolvedOptions, choice: CheckOptions): Promise<readonly Check[]> {
  const { convergence } = choice;
  if (convergence === undefined) return selectChecks(CHECKS, choice);
  const { journey: reference, parameters = {}, variants = DEFAULT_VARIANTS, ...hooks } = convergence;
  const { loadJourney } = await import('../journeys/load-journey.ts');
  const journey = await loadJourney(reference, { customEvents: options.customEvents });
  const plan = createJourneyPlanner(options)(journey, parameters, { apiVersion: 'v2' });
  const deliveries = [...plan];
  const fileUpTo = (event: number) => {
    const { story } = deliveries[event] ?? {};
    return journeyFileLines(journey, parameterValues(journey, parameters), story?.stepNumber ?? 0);
  };
  const events = deliveries.map(({ event }) => event);
  return [
    ...CONTROL_CHECKS,
    convergenceCheck({
      journey: journey.name,
      events,
      variants,
      fileUpTo,
      timeLimitMs: choice.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS,
      ...hooks,
    }),
  ];
}

function probeOf({ probe, probeIgnore = [] }: CheckOptions): Probe | undefined {
  if (probe === undefined) return undefined;
  const whole: Probe =
    typeof probe === 'function'
      ? { describe: 'a function', readState: async (about) => await probe(about) }
      : probe;
  return steadyProbe(whole, probeIgnore);
}

function eventTypeOf({ body }: CheckOptions): string | undefined {
  return body === undefined ? undefined : String(givenBody(body)['event_type']);
}

function overridesOf({ merge, set, setJson, unset }: CheckOptions): Overrides {
  return {
    ...(merge === undefined ? {} : { merge }),
    ...(set === undefined ? {} : { set }),
    ...(setJson === undefined ? {} : { setJson }),
    ...(unset === undefined ? {} : { unset }),
  };
}

/** @throws SimulatorError `invalid-option` for what is no JSON object with an event type. */
function givenBody(body: Uint8Array | string): JsonObject {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    if (isJsonObject(parsed) && typeof parsed['event_type'] === 'string') return parsed;
  } catch {
    // Refused below.
  }
  throw usageError(
    'check() expects "body" to be a JSON object with an event_type.',
    'Give the whole body of one event as ClickFunnels sends it.',
  );
}

function isSubscribedTo(patterns: readonly string[] | undefined): (eventType: string) => boolean {
  if (patterns === undefined || patterns.length === 0) return () => true;
  const matchers = patterns.map(patternMatcher);
  return (eventType) => matchers.some((matches) => matches(eventType));
}

/** Where events of a type go: to the path of the first route that matches it, or else to the receiver's own. */
function endpointsOf(
  endpoint: CheckEndpoint,
  routes: Readonly<Record<string, string>> = {},
): (eventType: string) => CheckEndpoint {
  const known = Object.entries(routes).map(([pattern, path]) => ({
    matches: patternMatcher(pattern),
    endpoint: { ...endpoint, url: new URL(path, endpoint.url) },
  }));
  return (eventType) => known.find(({ matches }) => matches(eventType))?.endpoint ?? endpoint;
}

/** `order.*` matches what begins like that. */
function patternMatcher(pattern: string): (eventType: string) => boolean {
  const parts = pattern
    .trim()
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  const expression = new RegExp(`^${parts.join('.*')}$`);
  return (eventType) => expression.test(eventType);
}

/** Starts the receiver again, once for all who ask meanwhile. */
function reviving({ restart }: ProcessControl = {}): (() => Promise<void>) | undefined {
  if (restart === undefined) return undefined;
  let running: Promise<void> | undefined;
  return async () => {
    running ??= restart().finally(() => {
      running = undefined;
    });
    await running;
  };
}

function checkingCode(options: ResolvedOptions, choice: CheckOptions, id: string | undefined): string {
  const { convergence, oldSecret, processControl, probe } = choice;
  const { concurrency, eventType, maxRequests, probeIgnore, settleMs, stack, strict, timeoutMs } = choice;
  const { merge, requireAll, routes, set, setJson, subscribed, timeLimitMs, unset } = choice;
  const selection = id === undefined ? { only: choice.only, exclude: choice.exclude } : { only: [id] };
  return reproducingCode(
    options,
    'check',
    argumentsCode({
      ...(convergence === undefined ? selection : { convergence: convergenceCode(convergence) }),
      // The caller's own, under the names that the options have.
      probe: probe === undefined ? undefined : { code: 'probe' },
      processControl: processControl === undefined ? undefined : { code: 'processControl' },
      oldSecret: oldSecret === undefined ? undefined : variableCode(environmentVariable('oldSecret')),
      concurrency,
      eventType,
      maxRequests,
      probeIgnore,
      settleMs,
      stack,
      strict,
      ...{ requireAll, subscribed, routes, set, setJson, unset, merge, timeLimitMs },
      // Bytes are the caller's own.
      body: choice.body === undefined ? undefined : { code: 'body' },
      timeoutMs,
    }),
  );
}

function convergenceCode({
  journey,
  parameters = {},
  variants = DEFAULT_VARIANTS,
}: ConvergenceChoice): CodeText {
  const name = typeof journey === 'string' ? journey : { code: 'journey' };
  return objectCode({ journey: name, parameters, variants });
}
