import { CONNECTION_ERRORS } from '../delivery/connection-error.ts';
import { NOT_TESTED, wasReached } from '../delivery/not-tested.ts';
import { countOf } from '../internal/count-of.ts';
import { formatDuration } from '../internal/duration.ts';
import type { Palette } from '../internal/palette.ts';
import { isImplied } from './expectations/expectation-result.ts';
import { expectationLines } from './expectations/expectation-text.ts';
import type { RunReport, RunSummary, RunVerdict } from './run-report.ts';
import type { TextStyle } from './text-report.ts';

/** How late responses have to be for a run to be called behind, in milliseconds: timers alone make a few. */
const BEHIND_MS = 20;

/** The end of a run's report: the sums, the verdict, and how to repeat it. */
export function summaryLines(
  report: Pick<RunReport, 'summary' | 'verdict' | 'seed' | 'reproduce' | 'expectations'> & {
    readonly options: Pick<RunReport['options'], 'to'>;
  },
  { palette }: TextStyle,
): string[] {
  const { summary } = report;
  const facts = [
    ...endings(summary),
    countOf(summary.attempts, 'attempt'),
    ...responses(summary),
    ...latencyFacts(summary),
    ...whoResponded(report),
  ];
  return [
    ...(isWorthTelling(report.expectations) ? expectationLines(report.expectations, palette) : []),
    ...(wasReached(summary) ? [] : [palette.red(NOT_TESTED)]),
    verdictLine(report.verdict, facts, palette),
    palette.dim(`seed ${report.seed}`),
    palette.dim(`Reproduce: ${report.reproduce}`),
  ];
}

/** Which of its addresses a name stands for in this run; a target that is an address says it by itself. */
function whoResponded({
  summary,
  options,
}: Pick<RunReport, 'summary'> & { readonly options: Pick<RunReport['options'], 'to'> }): string[] {
  const named = /^https?:\/\/[^/:]*[a-z][^/:]*/i.test(options.to);
  return named && summary.respondedBy.length > 0 ? [`by ${summary.respondedBy.join(', ')}`] : [];
}

/** What the figures hide of a receiver that could not keep up with the rate of events. */
function latencyFacts(summary: RunSummary): string[] {
  const { latencyMs, latencyFromDueMs } = summary;
  const facts = responseFacts(summary);
  if (latencyMs === null || latencyFromDueMs === undefined) return facts;
  const isBehind = latencyFromDueMs.p99 > 2 * latencyMs.p99 && latencyFromDueMs.p99 > BEHIND_MS;
  if (!isBehind) return facts;
  const { p50, max } = latencyFromDueMs;
  return [...facts, `behind the rate: p50 ${formatDuration(p50)}, max ${formatDuration(max)} since due`];
}

function responseFacts({ latencyMs, statusCodes }: RunSummary): string[] {
  if (latencyMs === null) return [];
  const responded = Object.values(statusCodes).reduce((sum, count) => sum + count, 0);
  if (responded === 1) return [formatDuration(latencyMs.max)];
  return [`p50 ${formatDuration(latencyMs.p50)}, max ${formatDuration(latencyMs.max)}`];
}

/** The one expectation that every run has goes without saying. */
function isWorthTelling(expectations: RunReport['expectations']): boolean {
  return expectations.length !== 1 || !expectations.every(isImplied);
}

function endings(summary: RunSummary): string[] {
  const counts = [
    [summary.delivered, 'delivered'],
    [summary.exhausted, 'exhausted'],
    [summary.canceled, 'unfinished'],
    [summary.dropped, 'dropped'],
  ] as const;
  return counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
}

function responses(summary: RunSummary): string[] {
  const statuses = Object.entries(summary.statusCodes).map(([code, count]) => `${code} × ${count}`);
  const timeouts = summary.timeouts > 0 ? [`timeout × ${summary.timeouts}`] : [];
  const errors = Object.entries(CONNECTION_ERRORS).flatMap(([code, { label }]) => {
    const count = Object.entries(summary.connectionErrors).find(([known]) => known === code)?.[1] ?? 0;
    return count > 0 ? [`${label} × ${count}`] : [];
  });
  return [...statuses, ...timeouts, ...errors];
}

function verdictLine(verdict: RunVerdict, facts: readonly string[], palette: Palette): string {
  const color = { passed: palette.green, failed: palette.red, incomplete: palette.yellow }[verdict];
  return `${palette.bold(color(verdict))}  ${facts.join(' · ')}`;
}
