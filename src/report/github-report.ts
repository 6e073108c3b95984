import { plainPalette } from '../internal/palette.ts';
import { printable } from '../internal/printable.ts';
import { type ReportCase, runCases } from './report-cases.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import { summaryLines } from './text-report.ts';

/** GitHub shows no more annotations of a kind than this for a step. */
const MOST_ANNOTATIONS = 10;

/**
 * Writes workflow commands of GitHub Actions, which become annotations: an error for each failure, a warning for each
 * delivery that was not finished, a notice with the verdict.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function createGithubReporter({ write, secret }: ReporterContext): Reporter {
  return {
    needsDeliveries: true,
    record: () => undefined,
    end: (report) => {
      const cases = runCases(report, secret);
      const incomplete = cases.filter(({ status }) => status === 'incomplete');
      const failed = cases.filter(({ status }) => status === 'failed' || status === 'unreachable');
      const summary = summaryLines(report, { palette: plainPalette }).map((line) => printable(line, secret));
      write(
        [
          ...annotations('error', failed, 'failures'),
          ...annotations('warning', incomplete, 'unfinished deliveries'),
          command('notice', `cf-webhook-sim: ${report.verdict}`, summary.join('\n')),
        ]
          .map((line) => `${line}\n`)
          .join(''),
      );
    },
  };
}

function annotations(kind: 'error' | 'warning', cases: readonly ReportCase[], noun: string): string[] {
  const shown = cases
    .slice(0, MOST_ANNOTATIONS)
    .map((one) => command(kind, `${one.name} ${one.kind}`, [one.message ?? '', ...one.details].join('\n')));
  const rest = cases.length - shown.length;
  // A plain line of the log: one more annotation would not be shown.
  return rest > 0 ? [...shown, `cf-webhook-sim: ${rest} more ${noun} are not listed here.`] : shown;
}

function command(kind: 'error' | 'warning' | 'notice', title: string, message: string): string {
  return `::${kind} title=${property(title)}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
