import type { ExpectationResult } from '../../../src/report/expectations/expectation-result.ts';
import {
  type AttemptReport,
  type DeliveryReport,
  REPORT_SCHEMA,
  type RunReport,
  type RunSummary,
} from '../../../src/report/run-report.ts';

/** A first attempt that got 200, with anything changed. */
export function attempt(changes: Partial<AttemptReport> = {}): AttemptReport {
  return {
    number: 1,
    dueAfterMs: 1_000,
    startedAt: '2026-01-15T12:00:01.000Z',
    signatureTimestamp: 1_768_478_401,
    outcome: { kind: 'response', statusCode: 200 },
    explanation: null,
    latencyMs: 12,
    remoteAddress: '127.0.0.1:3000',
    responseExcerpt: 'ok',
    ...changes,
  };
}

/** An attempt that got 500. */
export function failedAttempt(number: number, changes: Partial<AttemptReport> = {}): AttemptReport {
  return attempt({
    number,
    dueAfterMs: number * 1_000,
    startedAt: `2026-01-15T12:00:0${number % 10}.000Z`,
    outcome: { kind: 'response', statusCode: 500 },
    explanation: "500 is not in ClickFunnels' success list (200–207, 226).",
    latencyMs: 250,
    responseExcerpt: 'boom',
    ...changes,
  });
}

/** A delivery that went well at once, with anything changed. */
export function delivery(changes: Partial<DeliveryReport> = {}): DeliveryReport {
  return {
    id: 'd1',
    eventId: '7f8dd7a4-2f0a-4b4e-8a3e-0d3f0d0a1b2c',
    eventType: 'order.created',
    apiVersion: 'v2',
    subjectId: 7,
    endpoint: 'http://127.0.0.1:3000/webhooks',
    status: 'delivered',
    faults: [],
    attempts: [attempt()],
    unmadeAttempts: [],
    ...changes,
  };
}

/** A delivery that was given up after two attempts. */
export function exhaustedDelivery(changes: Partial<DeliveryReport> = {}): DeliveryReport {
  return delivery({ status: 'exhausted', attempts: [failedAttempt(1), failedAttempt(2)], ...changes });
}

/** A delivery whose second attempt was not waited for. */
export function unfinishedDelivery(changes: Partial<DeliveryReport> = {}): DeliveryReport {
  return delivery({
    status: 'canceled',
    attempts: [failedAttempt(1)],
    unmadeAttempts: [{ number: 2, dueAfterMs: 16_000 }],
    ...changes,
  });
}

/** A delivery that met a closed port. */
export function unreachableDelivery(changes: Partial<DeliveryReport> = {}): DeliveryReport {
  const refused = {
    kind: 'connection-error',
    errorCode: 'refused',
    message: 'connect ECONNREFUSED',
  } as const;
  const made = failedAttempt(1, { outcome: refused, responseExcerpt: null, remoteAddress: null });
  return delivery({ status: 'exhausted', attempts: [made], ...changes });
}

/** An expectation that was not met, with anything changed. */
export function expectation(changes: Partial<ExpectationResult> = {}): ExpectationResult {
  return {
    expression: 'order.*:delivered',
    scope: 'order.*',
    observed: '0 of 1',
    passed: false,
    explanation: 'd1 was exhausted.',
    ...changes,
  };
}

/** The report of a run with these deliveries; sums and verdict follow from them unless they are given. */
export function runReport(
  deliveries: readonly DeliveryReport[],
  changes: Partial<RunReport> = {},
): RunReport {
  const summary = summaryOf(deliveries);
  const passed = deliveries.length > 0 && summary.delivered + summary.dropped === deliveries.length;
  return {
    schema: REPORT_SCHEMA,
    tool: { name: 'cf-webhook-sim', version: '1.2.3' },
    seed: '7',
    reproduce: 'npx cf-webhook-sim send order.created --seed 7',
    options: {
      to: 'http://127.0.0.1:3000/webhooks',
      apiVersion: null,
      wire: 'documented',
      now: '2026-01-15T12:00:00.000Z',
      clock: 'virtual',
      timeScale: null,
      schedule: [1_000, 15_000],
      timeoutMs: 60_000,
      maxWaitMs: null,
      concurrency: 1,
    },
    expectations: [],
    deliveries,
    summary,
    verdict: summary.exhausted > 0 ? 'failed' : passed ? 'passed' : 'incomplete',
    ...changes,
  };
}

function summaryOf(deliveries: readonly DeliveryReport[]): RunSummary {
  const attempts = deliveries.flatMap((one) => one.attempts);
  const count = (status: DeliveryReport['status']) =>
    deliveries.filter((one) => one.status === status).length;
  const statusCodes: Record<string, number> = {};
  for (const { outcome } of attempts) {
    if (outcome.kind !== 'response') continue;
    statusCodes[outcome.statusCode] = (statusCodes[outcome.statusCode] ?? 0) + 1;
  }
  const responded = Object.keys(statusCodes).length > 0;
  return {
    events: deliveries.length,
    deliveries: deliveries.length,
    attempts: attempts.length,
    delivered: count('delivered'),
    exhausted: count('exhausted'),
    canceled: count('canceled'),
    dropped: count('dropped'),
    statusCodes,
    timeouts: 0,
    machineFaults: 0,
    connectionErrors: {},
    respondedBy: [],
    reachedReceiver: responded,
    latencyMs: responded ? { p50: 12.5, p95: 250, p99: 250, max: 250 } : null,
  };
}
