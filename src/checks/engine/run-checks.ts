import { stopwatchMs, wallClockMs } from '../../clock/wall-clock.ts';
import type { FixTopic } from '../../stacks/stack.ts';
import type { HeaderLine } from '../../wire/wire-request.ts';
import { withCauses } from '../catalog/causes.ts';
import { type ControlOutcome, deliverControl } from '../catalog/control/control-delivery.ts';
import { stillAlive } from '../catalog/control/still-alive.ts';
import { validDelivery } from '../catalog/control/valid-delivery.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { exchangeReport } from '../evidence/exchange-report.ts';
import type { Acquaintance } from '../evidence/observation/trace.ts';
import { isAttributable } from '../evidence/observation/watch.ts';
import { shellScript } from '../evidence/reproduce/shell-script.ts';
import { carryOut, incompleteResult, type ResultOptions } from './carry-out.ts';
import type { Check } from './check.ts';
import type { CheckContext } from './check-context.ts';
import type { CheckEnvironment } from './check-environment.ts';
import { CheckInterruption } from './check-interruption.ts';
import { type CheckResult, CONTROL_REFUSED } from './check-report.ts';
import { type ControlDelivery, createCheckContext } from './create-check-context.ts';

/** A receiver that responds within this, in real milliseconds, is not slow. */
const PROMPT_MS = 500;

const NO_PROOF =
  'The receiver rejected the request, and then a valid delivery too, so the rejection proves nothing.';

/** How many checks that watch the receiver run at once. */
const WATCHED_AT_ONCE = 8;

/** How a run of checks is run. */
export interface RunChecksOptions extends ResultOptions {
  /** The event type of the control delivery; several are tried where nothing is named. */
  readonly eventType: string | undefined;
  /** How many checks that do not mind each other run at once. */
  readonly concurrency: number;
  /** Called as each check ends, with the number of checks there are in all. */
  readonly onResult: (result: CheckResult, total: number) => void;
}

/** What a run of checks came to. */
export interface CheckRun {
  /** In the order in which the checks were given; the control delivery first. */
  readonly results: readonly CheckResult[];
  readonly reachedReceiver: boolean;
  /** The headers of the response to the control delivery. */
  readonly responseHeaders: readonly HeaderLine[];
  /** What the fix of a refused control delivery is about, where languages differ in it. */
  readonly refusal: FixTopic | undefined;
}

/**
 * Runs checks: the control delivery, then what is right, then what is wrong, then what comes last. Where the control delivery is not taken, nothing else is claimed.
 */
export async function runChecks(
  checks: readonly Check[],
  environment: CheckEnvironment,
  options: RunChecksOptions,
): Promise<CheckRun> {
  const wanted = checks.filter(({ id }) => id !== validDelivery.id);
  const others = withFinalDelivery(wanted);
  const startedAt = wallClockMs();
  const start = stopwatchMs();
  const outcome = await controlOutcome(environment, options.eventType);
  const timing = {
    startedAt: new Date(startedAt).toISOString(),
    durationMs: stopwatchMs() - start,
    requests: environment.budget.spent,
  };
  const report = (result: CheckResult) => {
    // The control delivery comes on top.
    options.onResult(result, others.length + 1);
    return result;
  };

  if (outcome instanceof CheckInterruption || outcome.kind === 'refused') {
    const control = { ...refusedResult(outcome, environment, options), ...timing };
    const results = wanted.map((check) => incompleteResult(check, CONTROL_REFUSED));
    for (const result of [control, ...results]) report(result);
    return {
      results: [control, ...results],
      reachedReceiver: !(outcome instanceof CheckInterruption) && outcome.reached,
      responseHeaders: outcome instanceof CheckInterruption ? [] : headersOf(outcome.exchanges[0]),
      refusal: outcome instanceof CheckInterruption ? undefined : outcome.topic,
    };
  }

  const { control } = outcome;
  let endCrowd: () => void = () => undefined;
  const crowd = new Promise<void>((resolve) => {
    endCrowd = resolve;
  });
  const gated = { ...environment, whenAlone: () => crowd };
  const impatient = impatientEnvironment(gated, control);
  const carried = async (check: Check) =>
    report(await carryOut(check, check.hostile === true ? impatient : gated, control, options));
  const taken = { ...(await carryOut(validDelivery, gated, control, options)), ...timing };
  report(taken);
  const results = new Map<string, CheckResult>();
  const carryOutStage = async ({ checks: members, concurrency }: Stage) => {
    await inParallel(members, concurrency, async (check) => {
      results.set(check.id, await carried(check));
    });
  };
  const watching = findOut(others, createCheckContext('traces', gated, control));
  const { unwatched, watched, rest } = stages(others, options.concurrency);
  for (const stage of unwatched) await carryOutStage(stage);
  endCrowd();
  const known = await watching;
  const isSideBySide = known?.traces.every(isAttributable) === true;
  await carryOutStage({ checks: watched, concurrency: isSideBySide ? WATCHED_AT_ONCE : 1 });
  for (const stage of rest) await carryOutStage(stage);
  const final = results.get(stillAlive.id);
  const shown = final?.verdict === 'pass' ? wanted : others;
  return {
    results: withCauses([taken, ...shown.flatMap(({ id }) => results.get(id) ?? [])], others).map((result) =>
      withoutProof(result, final, others),
    ),
    reachedReceiver: true,
    responseHeaders: headersOf(control.exchange),
    refusal: undefined,
  };
}

function headersOf(exchange: Exchange | undefined): readonly HeaderLine[] {
  return exchange?.result.response?.headers ?? [];
}

/** What refuses has to take what is right even then: without that, a refusal proves nothing. */
function withFinalDelivery(checks: readonly Check[]): readonly Check[] {
  const isThere = checks.some(({ id }) => id === stillAlive.id);
  return isThere || !checks.some(({ hostile }) => hostile === true) ? checks : [...checks, stillAlive];
}

/** Takes back that a forgery was refused where everything is refused by now. */
function withoutProof(
  result: CheckResult,
  final: CheckResult | undefined,
  checks: readonly Check[],
): CheckResult {
  const isHostile = checks.find(({ id }) => id === result.id)?.hostile === true;
  if (!isHostile || result.verdict !== 'pass' || final === undefined || final.verdict === 'pass')
    return result;
  return { ...result, verdict: 'not-evaluated', observed: NO_PROOF };
}

/**
 * Where valid deliveries get a response at once, a forgery that gets no response is not waited for as long: many are sent,
 * and some receivers respond none of them.
 */
function impatientEnvironment(
  environment: CheckEnvironment,
  { exchange }: ControlDelivery,
): CheckEnvironment {
  const isPrompt = exchange.result.latencyMs < PROMPT_MS;
  return isPrompt ? { ...environment, sender: environment.impatientSender } : environment;
}

async function controlOutcome(
  environment: CheckEnvironment,
  eventType: string | undefined,
): Promise<ControlOutcome | CheckInterruption> {
  try {
    return await deliverControl(environment, eventType);
  } catch (error) {
    if (error instanceof CheckInterruption) return error;
    throw error;
  }
}

function refusedResult(
  outcome: Extract<ControlOutcome, { kind: 'refused' }> | CheckInterruption,
  { endpoint, oldSecret }: CheckEnvironment,
  { hasAddress, insecure, reproduceCheck }: RunChecksOptions,
): CheckResult {
  if (outcome instanceof CheckInterruption) return incompleteResult(validDelivery, outcome.message);
  const { exchanges, why, fix } = outcome;
  const script = hasAddress ? shellScript(exchanges, { insecure, oldSecret }) : undefined;
  return {
    ...incompleteResult(validDelivery, why),
    explanation: validDelivery.why,
    fix,
    evidence: exchanges.map((exchange) => exchangeReport(exchange, endpoint.secret)),
    reproduce: script ?? reproduceCheck(validDelivery.id),
  };
}

interface Stage {
  readonly checks: readonly Check[];
  readonly concurrency: number;
}

/** Whether a check looks at what the receiver did. */
function isWatching({ needs }: Check): boolean {
  return needs.some((need) => need === 'probe' || need === 'state' || need === 'effects');
}

/**
 * What is right before what is wrong, in case a receiver bans anyone who sends that; those that must be alone by themselves,
 * and so those that take hold of the receiver.
 */
function stages(
  checks: readonly Check[],
  concurrency: number,
): {
  readonly unwatched: readonly Stage[];
  readonly watched: readonly Check[];
  readonly rest: readonly Stage[];
} {
  const last = checks.filter(({ comesLast }) => comesLast === true);
  const others = checks.filter(({ comesLast }) => comesLast !== true);
  const isHolding = ({ needs }: Check) => needs.includes('process') || needs.includes('dependency');
  const isAlone = (check: Check) => check.alone === true || isHolding(check);
  const peaceful = others.filter(({ hostile }) => hostile !== true);
  const hostile = others.filter((check) => check.hostile === true);
  const alone = peaceful.filter(isAlone);
  const atOnce = peaceful.filter((check) => !isAlone(check) && !isWatching(check));
  return {
    unwatched: [
      { checks: atOnce.filter((check) => check.bulky !== true), concurrency },
      { checks: alone.filter((check) => !isHolding(check) && !isWatching(check)), concurrency: 1 },
    ],
    watched: peaceful.filter((check) => !isAlone(check) && isWatching(check)),
    rest: [
      { checks: atOnce.filter((check) => check.bulky === true), concurrency },
      { checks: alone.filter((check) => isHolding(check) || isWatching(check)), concurrency: 1 },
      { checks: hostile.filter((check) => !isAlone(check)), concurrency },
      { checks: hostile.filter(isAlone), concurrency: 1 },
      { checks: last, concurrency: 1 },
    ],
  };
}

/**
 * What has to be known about the receiver by checks that watch it; why it cannot be is the matter of the checks that ask
 * for it.
 */
async function findOut(checks: readonly Check[], context: CheckContext): Promise<Acquaintance | undefined> {
  const watching = checks.filter((check) => isWatching(check) && check.playsStory !== true);
  if (watching.length === 0 || context.probe === undefined) return undefined;
  const more = new Set(watching.flatMap((check) => check.findsOut ?? []));
  const [acquaintance] = await Promise.allSettled([
    context.acquaintance(),
    ...[...more].map((find) => find(context)),
  ]);
  return acquaintance.status === 'fulfilled' ? acquaintance.value : undefined;
}

async function inParallel(
  checks: readonly Check[],
  concurrency: number,
  work: (check: Check) => Promise<void>,
): Promise<void> {
  const queue = [...checks];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
