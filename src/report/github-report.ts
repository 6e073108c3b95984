import type { SecretValues } from '../internal/mask.ts';
import { printable } from '../internal/printable.ts';
import type { CaseDocument } from './case-document.ts';
import { type ReportCase, runDocument } from './report-cases.ts';
import type { Reporter, ReporterContext } from './reporter.ts';

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
    end: (report) => write(githubCommands(runDocument(report, secret), secret)),
  };
}

/** Workflow commands for cases of any kind. */
export function githubCommands({ cases, summary, verdict }: CaseDocument, secret: SecretValues): string {
  const having = (...wanted: readonly ReportCase['status'][]) =>
    cases.filter(({ status }) => wanted.includes(status));
  return [
    ...annotations('error', having('failed', 'unreachable'), 'failures'),
    ...annotations('warning', having('incomplete'), 'unfinished deliveries'),
    ...annotations('warning', having('warned'), 'warnings'),
    command(
      'notice',
      `cf-webhook-sim: ${verdict}`,
      summary.map((line) => printable(line, secret)).join('\n'),
    ),
  ]
    .map((line) => `${line}\n`)
    .join('');
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
