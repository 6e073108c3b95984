import { plainPalette } from '../internal/palette.ts';
import { printable } from '../internal/printable.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import { deliveryLines } from './text-report.ts';
import { summaryLines } from './text-summary.ts';

/** Writes the report for people, without colours: every delivery, then the sums, the verdict and how to repeat it. */
export function createTextReporter({ write, secret }: ReporterContext): Reporter {
  const style = { palette: plainPalette };
  return {
    needsDeliveries: true,
    record: () => undefined,
    end: (report) => {
      const lines = [
        ...report.deliveries.flatMap((delivery, index) =>
          deliveryLines(delivery, style, report.deliveries[index - 1]),
        ),
        ...summaryLines(report, style),
      ];
      write(lines.map((line) => `${printable(line, secret)}\n`).join(''));
    },
  };
}
