import type { Clock } from '../clock/clock.ts';
import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import type { Sender } from '../delivery/sender.ts';
import { dispatch } from '../engine/dispatcher.ts';
import { packageVersion } from '../internal/package-version.ts';
import type { ResolvedOptions } from '../options/simulator-options.ts';
import { createDeliveryCollector } from '../report/delivery-collector.ts';
import { DEFAULT_EXPECTATIONS } from '../report/expectations/expectation.ts';
import { createExpectationJudge } from '../report/expectations/expectation-judge.ts';
import { parseExpectation } from '../report/expectations/parse-expectation.ts';
import { type DeliveryReport, REPORT_SCHEMA, type RunReport } from '../report/run-report.ts';
import type { SimulatorEvent } from '../report/simulator-event.ts';
import { createSummaryCollector } from '../report/summary-collector.ts';
import { judgeRun } from '../report/verdict.ts';
import { credentialsOf } from '../wire/credentials.ts';
import { reportedOptions } from './describe-options.ts';
import { reproducingCode } from './reproducing-code.ts';
import type { DeliverOptions } from './simulator.ts';

/** What a run takes from the simulator that it belongs to. */
export interface RunContext {
  readonly resolved: ResolvedOptions;
  readonly clock: Clock;
  readonly sender: Sender;
  /** Stops the run; what is not finished then is canceled. */
  readonly signal: AbortSignal;
  readonly nextDeliveryNumber: () => number;
  /** Is told of everything, from the start of the run to its report. */
  readonly announce: (event: SimulatorEvent) => void;
}

/**
 * Delivers what is planned, and judges how that went.
 *
 * @throws SimulatorError `invalid-option` where an expectation is none; and whatever a hook or the plan throws.
 */
export async function runAndReport(
  plan: Iterable<PlannedDelivery>,
  options: DeliverOptions,
  { resolved, clock, sender, signal, nextDeliveryNumber, announce }: RunContext,
): Promise<RunReport> {
  const { seed, secret, headers, keepAlive, url, endpoint, schedule, timeoutMs, maxWaitMs } = resolved;
  const { beforeAttempt, concurrency = resolved.concurrency } = options;
  const onAttempt = options.onAttempt ?? resolved.onAttempt;
  const deliveries: DeliveryReport[] = [];
  const expectations = (options.expectations ?? []).map((one) =>
    typeof one === 'string' ? parseExpectation(one) : one,
  );
  const judge = createExpectationJudge(expectations.length > 0 ? expectations : DEFAULT_EXPECTATIONS);
  const summary = createSummaryCollector();
  const collector = createDeliveryCollector(credentialsOf(resolved), (delivery) => {
    judge.record(delivery);
    if (options.keepDeliveries ?? true) deliveries.push(delivery);
  });

  announce({ type: 'run-started', seed, endpoint });
  await dispatch(plan, {
    schedule,
    timeoutMs,
    maxWaitMs,
    concurrency,
    ...(beforeAttempt === undefined ? {} : { beforeAttempt }),
    ...(onAttempt === undefined ? {} : { onAttempt }),
    clock,
    sender,
    endpoint: { url, name: endpoint, secret, headers, keepAlive },
    signal,
    nextDeliveryNumber,
    announce: (event) => {
      summary.record(event);
      collector.record(event);
      announce(event);
    },
  });

  const report: RunReport = {
    schema: REPORT_SCHEMA,
    tool: { name: 'cf-webhook-sim', version: packageVersion() },
    seed,
    reproduce: options.reproduce ?? reproducingCode(resolved, 'deliver', [{ code: 'plan' }]),
    options: { ...reportedOptions(resolved), concurrency },
    deliveries: deliveries.sort(byDeliveryNumber),
    expectations: judge.results(),
    summary: summary.summary(),
    verdict: judgeRun(summary.summary(), judge.results(), { expected: expectations.length > 0 }),
  };
  announce({ type: 'run-finished', report });
  return report;
}

function byDeliveryNumber(a: DeliveryReport, b: DeliveryReport): number {
  return Number(a.id.slice(1)) - Number(b.id.slice(1));
}
