import type { LongList } from '../internal/long-list.ts';
import type { SecretValues } from '../internal/mask.ts';
import { plainPalette } from '../internal/palette.ts';
import { printable } from '../internal/printable.ts';
import { runCases } from './report-cases.ts';
import type { ReportDocument } from './report-document.ts';
import type { DeliveryReport, RunReport } from './run-report.ts';
import { deliveryLines } from './text-report.ts';
import { summaryLines } from './text-summary.ts';

const STYLE = { palette: plainPalette };

/** What a document of a run is made of. */
export interface RunDocumentOptions {
  /** Taken out of every text. */
  readonly secret: SecretValues;
  /** The deliveries, where the report does not have them. @default those of the report */
  readonly deliveries?: LongList<DeliveryReport>;
}

/** A run, or what happened in a workspace, as reports are written from it. */
export function runDocument(
  report: RunReport,
  { secret, deliveries = report.deliveries }: RunDocumentOptions,
): ReportDocument {
  const { tool, seed, reproduce, verdict, options, summary, expectations } = report;
  const timeline = { run: report, deliveries };
  const sums = summaryLines(report, STYLE);
  return {
    tool,
    endpoint: options.to,
    seed,
    reproduce,
    verdict,
    get cases() {
      return runCases(timeline, secret);
    },
    summary: sums,
    text: lines(deliveries, sums, secret),
    json: {
      facts: { ...report, deliveries: [] },
      list: 'deliveries',
      items: deliveries,
      closing: [
        {
          type: 'run-finished',
          verdict,
          summary,
          expectations,
          seed,
          reproduce: printable(reproduce, secret),
        },
      ],
    },
    timeline,
  };
}

function lines(
  deliveries: LongList<DeliveryReport>,
  sums: readonly string[],
  secret: SecretValues,
): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      let before: DeliveryReport | undefined;
      for (const delivery of deliveries) {
        for (const line of deliveryLines(delivery, STYLE, before)) yield printable(line, secret);
        before = delivery;
      }
      for (const line of sums) yield printable(line, secret);
    },
  };
}
