import { countOf } from '../../internal/count-of.ts';
import { formatDuration } from '../../internal/duration.ts';
import { hangingRow } from '../../internal/text-layout.ts';
import type { CheckReport, CheckSummary } from '../engine/check-report.ts';
import type { CheckTextStyle } from './check-lines.ts';

/** The end of a report of checks: what could not be seen, the sums, the verdict, and how to repeat it. */
export function checkSummaryLines(report: CheckReport, style: CheckTextStyle): string[] {
  const { columns, palette } = style;
  const { durationMs, reproduce, seed, summary, verdict } = report;
  const color = { passed: palette.green, failed: palette.red, incomplete: palette.yellow }[verdict];
  const facts = [
    ...countsInWords(summary),
    `${countOf(summary.requests, 'request')} in ${formatDuration(durationMs)}`,
  ];
  return [
    ...notEvaluatedLines(report, style),
    ...(summary.reachedReceiver
      ? []
      : [palette.red('Could not connect to the receiver, so it was not tested.')]),
    ...hangingRow(verdict, facts.join(' · '), {
      indent: 0,
      labelWidth: verdict.length + 2,
      width: columns,
      paint: (text) => palette.bold(color(text)),
    }),
    palette.dim(`seed ${seed}`),
    palette.dim(`Reproduce: ${reproduce}`),
  ];
}

/** The sums in words, those of nothing left out. */
function countsInWords(summary: CheckSummary): string[] {
  const { fail, incomplete, info, notEvaluated, pass, warn } = summary;
  const counts = [
    [pass, 'passed'],
    [fail, 'failed'],
    [warn, warn === 1 ? 'warning' : 'warnings'],
    [info, 'informational'],
    [notEvaluated, 'not evaluated'],
    [incomplete, 'incomplete'],
  ] as const;
  return counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
}

/** What was missing, each once, with the checks that missed it. */
function notEvaluatedLines({ checks }: CheckReport, { palette, columns }: CheckTextStyle): string[] {
  const byReason = new Map<string, string[]>();
  for (const { id, observed, verdict } of checks) {
    if (verdict === 'not-evaluated') byReason.set(observed, [...(byReason.get(observed) ?? []), id]);
  }
  if (byReason.size === 0) return [];
  const layout = { indent: 2, labelWidth: 2, width: columns, paint: palette.dim };
  return [
    palette.bold('Not evaluated'),
    ...[...byReason].flatMap(([reason, ids]) => hangingRow('–', `${ids.join(', ')}: ${reason}`, layout)),
    '',
  ];
}
