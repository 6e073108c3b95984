import { stopwatchMs, wallClockMs } from '../../clock/wall-clock.ts';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { printable } from '../../internal/printable.ts';
import { credentialsOf } from '../../wire/credentials.ts';
import { exchangeReport } from '../evidence/exchange-report.ts';
import { shellScript } from '../evidence/reproduce/shell-script.ts';
import type { Check } from './check.ts';
import type { CheckEnvironment } from './check-environment.ts';
import { CheckInterruption } from './check-interruption.ts';
import type { CheckResult } from './check-report.ts';
import { type ControlDelivery, createCheckContext } from './create-check-context.ts';
import { FellBehind } from './fell-behind.ts';
import { type Finding, unseen } from './finding.ts';
import { judgeFinding } from './judge-check.ts';
import { explainNeeds, missingNeeds } from './missing-needs.ts';
import { createRequestBudget, type RequestBudget } from './request-budget.ts';
import { UnsubscribedType } from './unsubscribed-type.ts';

/** How results are made of findings. */
export interface ResultOptions {
  /** Whether a broken SHOULD is a failure. */
  readonly strict: boolean;
  /** Whether certificates are not verified, which curl has to be told as well. */
  readonly insecure: boolean;
  /** Whether a shell can reach the receiver; not where it is in the same process. */
  readonly hasAddress: boolean;
  /** A command line, or a line of code, that runs one check again. */
  readonly reproduceCheck: (id: string) => string;
}

/** Runs one check. Whatever the receiver does, a result comes of it. */
export async function carryOut(
  check: Check,
  environment: CheckEnvironment,
  control: ControlDelivery,
  options: ResultOptions,
): Promise<CheckResult> {
  const counted = { ...environment, budget: counting(environment.budget) };
  const startedAt = wallClockMs();
  const start = stopwatchMs();
  const finding = await findingOf(check, counted, control);
  return {
    ...resultOf(check, finding, environment, options),
    requests: counted.budget.spent,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: stopwatchMs() - start,
  };
}

/** The result of a check that was not run. */
export function incompleteResult(check: Check, why: string): CheckResult {
  return {
    ...describe(check),
    verdict: 'incomplete',
    observed: why,
    missing: [],
    cause: null,
    explanation: null,
    fix: null,
    evidence: [],
    details: [],
    arrivals: [],
    reproduce: null,
    requests: 0,
    startedAt: new Date(wallClockMs()).toISOString(),
    durationMs: 0,
  };
}

async function findingOf(
  check: Check,
  environment: CheckEnvironment,
  control: ControlDelivery,
): Promise<Finding | CheckInterruption> {
  const needs = missingNeeds(check, environment);
  if (needs.length > 0) return unseen(explainNeeds(needs), [], needs);
  if (environment.signal.aborted) return new CheckInterruption('The run was stopped.');
  try {
    return await check.run(createCheckContext(check.id, environment, control));
  } catch (error) {
    if (error instanceof CheckInterruption) return error;
    if (error instanceof UnsubscribedType || error instanceof FellBehind) return unseen(error.message);
    // A probe or a command of the user's that fails says nothing about the receiver.
    if (error instanceof SimulatorError) return unseen(error.message);
    throw error;
  }
}

type Result = Omit<CheckResult, 'requests' | 'startedAt' | 'durationMs'>;

function resultOf(
  check: Check,
  finding: Finding | CheckInterruption,
  { endpoint, oldSecret }: CheckEnvironment,
  options: ResultOptions,
): Result {
  const secret = [...credentialsOf(endpoint), ...(oldSecret === undefined ? [] : [oldSecret])];
  const clean = (text: string) => printable(text, secret);
  if (finding instanceof CheckInterruption) return incompleteResult(check, clean(finding.message));
  const verdict = judgeFinding(finding.kind, check.level, options.strict);
  const missing = finding.kind === 'unseen' ? (finding.needs ?? []) : [];
  const silent = {
    missing,
    cause: null,
    explanation: null,
    fix: null,
    evidence: [],
    details: [],
    arrivals: [],
    reproduce: null,
  };
  switch (finding.kind) {
    case 'kept':
      return { ...describe(check), ...silent, verdict, observed: clean(finding.observed) };
    case 'unseen':
      return {
        ...describe(check),
        ...silent,
        verdict,
        observed: clean(finding.missing),
        evidence: (finding.evidence ?? []).map((exchange) => exchangeReport(exchange, secret)),
      };
    case 'broken':
      return {
        ...describe(check),
        verdict,
        observed: clean(finding.observed),
        missing,
        cause: null,
        explanation: check.why,
        fix: finding.fix ?? check.fix,
        evidence: finding.evidence.map((exchange) => exchangeReport(exchange, secret)),
        details: (finding.details ?? []).map(clean),
        arrivals: (finding.arrivals ?? []).map((one) => ({ ...one, result: clean(one.result) })),
        reproduce: clean(reproduction(check, finding, options, oldSecret)),
      };
    default:
      return finding satisfies never;
  }
}

function reproduction(
  { id, reproducedBy }: Check,
  { evidence, reproduce }: Extract<Finding, { kind: 'broken' }>,
  { hasAddress, insecure, reproduceCheck }: ResultOptions,
  oldSecret: string | undefined,
): string {
  if (reproducedBy === 'check') return reproduceCheck(id);
  const script =
    reproduce ?? (hasAddress ? shellScript(evidence.slice(0, 1), { insecure, oldSecret }) : undefined);
  return script ?? reproduceCheck(id);
}

function describe({ id, group, level, promise, docs }: Check) {
  return { id, group, level, promise, docs };
}

/** The same budget, and what one check takes out of it. */
function counting(budget: RequestBudget): RequestBudget {
  const own = createRequestBudget(Number.POSITIVE_INFINITY);
  return {
    get spent() {
      return own.spent;
    },
    take: () => budget.take() && own.take(),
  };
}
