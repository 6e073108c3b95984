import type { Simulator } from '../../compose/simulator.ts';
import type { NextStep } from '../../delivery/delivery-state.ts';
import { isForgery } from '../../delivery/explain-disturbance.ts';
import { outcomeLabel } from '../../delivery/outcome.ts';
import { countOf } from '../../internal/count-of.ts';
import { formatDuration } from '../../internal/duration.ts';
import type { SecretValues } from '../../internal/mask.ts';
import { printable } from '../../internal/printable.ts';
import { attemptReport, createDeliveryCollector } from '../../report/delivery-collector.ts';
import { createExchangeText } from '../../report/exchange-text.ts';
import type { DeliveryReport, RunReport } from '../../report/run-report.ts';
import { isDeliveryEvent, type SimulatorEvent } from '../../report/simulator-event.ts';
import {
  attemptLine,
  columnTitles,
  deliveryLines,
  deliveryTitle,
  endingLines,
  failureLines,
  faultLines,
} from '../../report/text-report.ts';
import { summaryLines } from '../../report/text-summary.ts';
import type { Terminal } from './terminal.ts';

/** How a live report looks. */
export interface LiveReportOptions {
  /** Writes the verdict only. */
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Taken out of everything that is written. */
  readonly secret: SecretValues;
  /** Leaves stdout alone but for the verdict of a quiet run. */
  readonly silent: boolean;
  /** How many deliveries the run has, where that is known. The attempts of a single one are shown as they end. */
  readonly total: number | undefined;
  /** Whether retries are waited for in real time. Failed attempts of many deliveries are then told as they happen. */
  readonly waits: boolean;
}

/** Writes the report of a run while it proceeds. */
export interface LiveReport {
  /** Writes what can be said only at the end. */
  finish(report: RunReport): void;
}

/** In longer runs than this, deliveries that went well at once are not listed; nor after this many of an unknown number. */
const MOST_LISTED_DELIVERIES = 200;

/** A run that is stopped has many deliveries that were not finished; this many are listed. */
const MOST_LISTED_UNFINISHED = 10;

/** Starts writing. */
export function startLiveReport(
  simulator: Simulator,
  terminal: Terminal,
  options: LiveReportOptions,
): LiveReport {
  const style = { palette: terminal.resultPalette };
  const { secret } = options;
  const write = (lines: readonly string[]) => lines.forEach(terminal.result);
  const listed = !options.silent;
  let unfinished = 0;

  if (options.verbose) {
    const exchangeLines = createExchangeText(terminal.narrationPalette, secret);
    simulator.subscribe((event) => {
      if (!isDeliveryEvent(event)) return;
      for (const line of exchangeLines(event)) terminal.narrate(line);
    });
  }
  if (listed && options.total === 1) simulator.subscribe(writeTimeline(write, style, secret));
  if (listed && options.total !== 1) {
    let leftToList = (options.total ?? 0) > MOST_LISTED_DELIVERIES ? 0 : MOST_LISTED_DELIVERIES;
    let before: DeliveryReport | undefined;
    if (options.waits) simulator.subscribe(narrateFailedAttempts(terminal));
    const { record } = createDeliveryCollector(secret, (delivery) => {
      if (delivery.status === 'canceled') {
        unfinished += 1;
        if (unfinished > MOST_LISTED_UNFINISHED) return;
      }
      const wentWell = delivery.status === 'delivered' && delivery.attempts.length === 1;
      if (!wentWell || leftToList > 0) {
        write(deliveryLines(delivery, style, before));
        before = delivery;
      }
      if (wentWell) leftToList -= 1;
    });
    simulator.subscribe((event) => {
      if (isDeliveryEvent(event)) record(event);
    });
  }
  return {
    finish: (report) => {
      if (options.quiet) terminal.result(report.verdict);
      else if (listed) {
        const left = unfinished - MOST_LISTED_UNFINISHED;
        if (left > 0)
          write([
            style.palette.dim(`${countOf(left, 'more unfinished delivery', 'more unfinished deliveries')}`),
          ]);
        write(summaryLines(report, style));
      }
    },
  };
}

/** Each attempt that failed and will be retried, in one line: its delivery is reported only when that ends. */
function narrateFailedAttempts({ narrate, narrationPalette }: Terminal): (event: SimulatorEvent) => void {
  let leftToTell = MOST_LISTED_DELIVERIES;
  return (event) => {
    if (event.type !== 'attempt-finished' || event.next.kind !== 'retry' || leftToTell === 0) return;
    leftToTell -= 1;
    const { delivery, attempt, result, next } = event;
    const label = narrationPalette.yellow(outcomeLabel(result.outcome));
    const what = `${printable(delivery.event.type)} ${delivery.id}`;
    narrate(`${what} · attempt ${attempt.number}: ${label} → ${describeNext(next)}`);
    if (leftToTell === 0) narrate('Further failed attempts are counted but not shown.');
  };
}

/** The attempts of the one delivery of a run, each as soon as it ends. */
function writeTimeline(
  write: (lines: readonly string[]) => void,
  style: Parameters<typeof attemptLine>[2],
  secret: SecretValues,
): (event: SimulatorEvent) => void {
  let explained = '';
  return (event) => {
    if (!isDeliveryEvent(event)) return;
    switch (event.type) {
      case 'delivery-planned': {
        const { event: planned, endpoint, id } = event.delivery;
        const { type, apiVersion, subjectId } = planned;
        write([
          deliveryTitle({ id, endpoint, eventType: type, apiVersion, subjectId }, style),
          ...faultLines(event.delivery.faults, style),
          columnTitles(style),
        ]);
        return;
      }
      case 'attempt-finished': {
        const report = attemptReport(event, secret);
        const goesWithoutSaying = report.explanation === explained || isForgery(event.delivery.faults);
        const reasons = goesWithoutSaying ? [] : failureLines(report, style);
        explained = report.explanation ?? explained;
        write([attemptLine(report, describeNext(event.next), style), ...reasons]);
        return;
      }
      case 'delivery-finished':
        write(
          endingLines(
            {
              status: event.status,
              unmadeAttempts: event.unmade,
              faults: event.delivery.faults,
              attemptCount: event.attempts,
            },
            style,
          ),
        );
        return;
      default:
        return;
    }
  };
}

function describeNext(next: NextStep): string {
  if (next.kind === 'retry') return `retry in ${formatDuration(next.delayMs)}`;
  return next.status === 'exhausted' ? 'gave up' : next.status;
}
