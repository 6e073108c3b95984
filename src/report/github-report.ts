import type { SecretValues } from '../internal/mask.ts';
import { printable } from '../internal/printable.ts';
import type { ReportCase } from './report-cases.ts';
import type { ReportDocument } from './report-document.ts';
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
    end: (document) => write(githubCommands(document, secret)),
  };
}

/** What cases become annotations of. */
const KINDS = [
  { kind: 'error', statuses: ['failed', 'unreachable'], noun: 'failures' },
  { kind: 'warning', statuses: ['incomplete'], noun: 'unfinished deliveries' },
  { kind: 'warning', statuses: ['warned'], noun: 'warnings' },
] as const satisfies readonly {
  readonly kind: 'error' | 'warning';
  readonly statuses: readonly ReportCase['status'][];
  readonly noun: string;
}[];

function githubCommands({ cases, summary, verdict }: ReportDocument, secret: SecretValues): string {
  const groups = KINDS.map((group) => ({ ...group, annotations: [] as string[], count: 0 }));
  for (const one of cases) {
    const group = groups.find(({ statuses }) => statuses.some((status) => status === one.status));
    if (group === undefined) continue;
    group.count += 1;
    if (group.count > MOST_ANNOTATIONS) continue;
    const text = [one.message ?? '', ...one.details].join('\n');
    group.annotations.push(command(group.kind, `${one.name} ${one.kind}`, text));
  }
  const sums = summary.map((line) => printable(line, secret)).join('\n');
  return [...groups.flatMap(annotationLines), command('notice', `cf-webhook-sim: ${verdict}`, sums)]
    .map((line) => `${line}\n`)
    .join('');
}

function annotationLines({
  annotations,
  count,
  noun,
}: {
  readonly annotations: readonly string[];
  readonly count: number;
  readonly noun: string;
}): readonly string[] {
  const rest = count - annotations.length;
  // A plain line of the log: one more annotation would not be shown.
  return rest > 0
    ? [...annotations, `cf-webhook-sim: ${rest} more ${noun} are not listed here.`]
    : annotations;
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
