import { setMaxListeners } from 'node:events';
import { CONTROL_CHECKS } from '../checks/catalog/control/control-checks.ts';
import { CHECKS } from '../checks/catalog/registry.ts';
import { convergenceCheck } from '../checks/convergence/convergence-check.ts';
import type { Check } from '../checks/engine/check.ts';
import { CHECK_REPORT_SCHEMA, type CheckReport } from '../checks/engine/check-report.ts';
import { crashProofSender } from '../checks/engine/crash-proof-sender.ts';
import { judgeChecks, summarizeChecks } from '../checks/engine/judge-check.ts';
import { patientSender } from '../checks/engine/patient-sender.ts';
import type { Probe } from '../checks/engine/probe.ts';
import type { ProcessControl } from '../checks/engine/process-control.ts';
import { createRequestBudget } from '../checks/engine/request-budget.ts';
import { runChecks } from '../checks/engine/run-checks.ts';
import { selectChecks } from '../checks/engine/select-checks.ts';
import { withStackFix } from '../checks/engine/stack-fix.ts';
import { createTraffic } from '../checks/engine/traffic.ts';
import { steadyProbe } from '../checks/evidence/observation/steady-probe.ts';
import { stopwatchMs, wallClockMs } from '../clock/wall-clock.ts';
import { packageVersion } from '../internal/package-version.ts';
import { journeyFileLines } from '../journeys/journey-file.ts';
import { parameterValues } from '../journeys/parameter-values.ts';
import {
  DEFAULT_MAX_REQUESTS,
  DEFAULT_SETTLE_MS,
  DEFAULT_TIME_LIMIT_MS,
  DEFAULT_VARIANTS,
} from '../options/definitions/checks.ts';
import { DEFAULT_CHECK_TIMEOUT_MS, DEFAULT_TIMEOUT_MS } from '../options/definitions/waiting.ts';
import type { ResolvedOptions } from '../options/simulator-options.ts';
import type { SimulatorEvent } from '../report/simulator-event.ts';
import { guessStack } from '../stacks/guess-stack.ts';
import { createSender } from '../transport/create-sender.ts';
import { routesOf, subscriptionOf } from './check-endpoint.ts';
import type { CheckOptions } from './check-options.ts';
import { checkingCode } from './checking-code.ts';
import { eventTypeOf, givenBody, overridesOf } from './given-events.ts';
import { customFieldsOf } from './plan-deliveries.ts';
import { createJourneyPlanner } from './plan-journeys.ts';

/** For forgeries to a receiver that responds to valid deliveries at once. */
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
  const budget = createRequestBudget(
    choice.maxRequests ?? (choice.convergence ? Number.POSITIVE_INFINITY : DEFAULT_MAX_REQUESTS),
  );
  const proofing = { budget, revive: reviving(choice.processControl), traffic: createTraffic() };
  const sender = crashProofSender(patientSender(senderFor(timeoutMs), senderFor(usualMs)), proofing);
  const impatientSender = crashProofSender(
    patientSender(senderFor(usualMs), senderFor(IMPATIENT_TIMEOUT_MS)),
    proofing,
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
      ...proofing,
      settleMs,
      signal,
      oldSecret: choice.oldSecret,
      probe: probeOf(choice),
      processControl: choice.processControl,
      isSubscribed: subscriptionOf(choice.subscribed, options.customEvents),
      overrides: overridesOf(choice),
      givenBody: choice.body === undefined ? undefined : givenBody(choice.body),
      endpointFor: routesOf(options, choice.routes, options.customEvents),
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
