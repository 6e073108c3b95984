import type { Simulator } from '../../compose/simulator.ts';
import type { NextStep } from '../../delivery/delivery-state.ts';
import { isForgery } from '../../faults/forge.ts';
import { formatDuration } from '../../internal/duration.ts';
import { attemptReport, createDeliveryCollector } from '../../report/delivery-collector.ts';
import { exchangeLines } from '../../report/exchange-text.ts';
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
  readonly secret: string;
  /** Leaves stdout alone but for the verdict of a quiet run. */
  readonly silent: boolean;
  /** How many deliveries the run has, where that is known. The attempts of a single one are shown as they end. */
  readonly total: number | undefined;
}

/** Writes the report of a run while it proceeds. */
export interface LiveReport {
  /** Writes what can be said only at the end. */
  finish(report: RunReport): void;
}

/** In longer runs than this, deliveries that went well at once are not listed; nor after so many of an unknown number. */
const MOST_LISTED_DELIVERIES = 200;

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

  if (options.verbose) {
    simulator.subscribe((event) => {
      if (!isDeliveryEvent(event)) return;
      for (const line of exchangeLines(event, terminal.narrationPalette, secret)) terminal.narrate(line);
    });
  }
  if (listed && options.total === 1) simulator.subscribe(writeTimeline(write, style, secret));
  if (listed && options.total !== 1) {
    let leftToList = (options.total ?? 0) > MOST_LISTED_DELIVERIES ? 0 : MOST_LISTED_DELIVERIES;
    let before: DeliveryReport | undefined;
    const { record } = createDeliveryCollector(secret, (delivery) => {
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
      else if (listed) write(summaryLines(report, style));
    },
  };
}

/** The attempts of the one delivery of a run, each as soon as it ends. */
function writeTimeline(
  write: (lines: readonly string[]) => void,
  style: Parameters<typeof attemptLine>[2],
  secret: string,
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
        const reasons = goesWithoutSaying ? [] : failureLines(event.result.outcome, style);
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
  if (next.kind === 'retry') return `again in ${formatDuration(next.delayMs)}`;
  return next.status === 'delivered' ? 'delivered' : 'no more';
}
