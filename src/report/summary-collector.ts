import { createHistogram } from 'node:perf_hooks';
import { CONNECTION_ERRORS, type ConnectionErrorCode } from '../delivery/connection-error.ts';
import type { DeliveryEvent } from '../delivery/delivery-event.ts';
import type { DeliveryStatus } from '../delivery/delivery-state.ts';
import { isMachineFault, type Outcome, statusText } from '../delivery/outcome.ts';
import { createTextNumbers } from '../internal/text-numbers.ts';
import type { Percentiles, RunSummary } from './run-report.ts';

/** The longest latency that the histogram tells apart, in microseconds: one hour. */
const LONGEST_LATENCY_US = 3_600_000_000;

/** How many addresses a summary names at most. */
const MOST_ADDRESSES = 8;

/** Adds up what happens, in memory that does not grow with the number of deliveries. */
export interface SummaryCollector {
  readonly record: (event: DeliveryEvent) => void;
  readonly summary: () => RunSummary;
}

/** Makes a {@link SummaryCollector} that has seen nothing yet. */
export function createSummaryCollector(): SummaryCollector {
  const ended: Record<DeliveryStatus, number> = { delivered: 0, exhausted: 0, canceled: 0, dropped: 0 };
  const statusCodes: Record<string, number> = {};
  const connectionErrors: Partial<Record<ConnectionErrorCode, number>> = {};
  const latencies = latencyHistogram();
  const fromDue = latencyHistogram();
  const respondedBy = new Set<string>();
  const events = createTextNumbers();
  let deliveries = 0;
  let attempts = 0;
  let timeouts = 0;
  let machineFaults = 0;
  let reachedReceiver = false;

  const countStatus = (statusCode: number) => {
    const text = statusText(statusCode);
    statusCodes[text] = (statusCodes[text] ?? 0) + 1;
  };

  const count = (outcome: Outcome, latencyMs: number, lateByMs: number | undefined) => {
    attempts += 1;
    if (isMachineFault(outcome)) machineFaults += 1;
    switch (outcome.kind) {
      case 'response':
        countStatus(outcome.statusCode);
        latencies.add(latencyMs);
        if (lateByMs !== undefined) fromDue.add(lateByMs + latencyMs);
        reachedReceiver = true;
        return;
      case 'timeout':
        timeouts += 1;
        reachedReceiver ||= outcome.phase === 'response';
        return;
      case 'connection-error':
        connectionErrors[outcome.errorCode] = (connectionErrors[outcome.errorCode] ?? 0) + 1;
        reachedReceiver ||= CONNECTION_ERRORS[outcome.errorCode].reachedReceiver;
        return;
      default:
        outcome satisfies never;
    }
  };

  return {
    record: (event) => {
      if (event.type === 'delivery-planned') {
        deliveries += 1;
        events.of(event.delivery.event.id);
      } else if (event.type === 'attempt-finished') {
        count(event.result.outcome, event.result.latencyMs, event.attempt.lateByMs);
        const { response, remoteAddress } = event.result;
        if (response !== null && remoteAddress !== null && respondedBy.size < MOST_ADDRESSES)
          respondedBy.add(remoteAddress);
      } else if (event.type === 'delivery-finished') ended[event.status] += 1;
    },
    summary: () => ({
      events: events.count(),
      deliveries,
      attempts,
      ...ended,
      statusCodes: { ...statusCodes },
      timeouts,
      machineFaults,
      connectionErrors: { ...connectionErrors },
      respondedBy: [...respondedBy].sort((a, b) => a.localeCompare(b, 'en')),
      reachedReceiver,
      latencyMs: latencies.percentiles() ?? null,
      ...fromDueFact(fromDue.percentiles()),
    }),
  };
}

interface LatencyHistogram {
  readonly add: (milliseconds: number) => void;
  /** `undefined` where nothing was added. */
  readonly percentiles: () => Percentiles | undefined;
}

function latencyHistogram(): LatencyHistogram {
  const histogram = createHistogram({ lowest: 1, highest: LONGEST_LATENCY_US, figures: 3 });
  const millisecondsAt = (percentile: number) => histogram.percentile(percentile) / 1_000;
  return {
    add: (milliseconds) =>
      histogram.record(Math.min(LONGEST_LATENCY_US, Math.max(1, Math.round(milliseconds * 1_000)))),
    percentiles: () =>
      histogram.count === 0
        ? undefined
        : {
            p50: millisecondsAt(50),
            p95: millisecondsAt(95),
            p99: millisecondsAt(99),
            max: histogram.max / 1_000,
          },
  };
}

function fromDueFact(latencyFromDueMs: Percentiles | undefined): Pick<RunSummary, 'latencyFromDueMs'> {
  return latencyFromDueMs === undefined ? {} : { latencyFromDueMs };
}
