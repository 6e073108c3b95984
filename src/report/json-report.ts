import type { Reporter, ReporterContext } from './reporter.ts';

/** Writes the whole report as one JSON document, as `--json` prints it. */
export function createJsonReporter({ write }: ReporterContext): Reporter {
  return {
    needsDeliveries: true,
    record: () => undefined,
    end: (report) => write(`${JSON.stringify(report, null, 2)}\n`),
  };
}
