import { NOT_TESTED } from '../../delivery/not-tested.ts';
import { countOf } from '../../internal/count-of.ts';
import { formatDuration } from '../../internal/duration.ts';
import { hangingRow } from '../../internal/text-layout.ts';
import type { CheckReport } from '../engine/check-report.ts';
import type { CheckTextStyle } from './check-lines.ts';
import { closingLine } from './closing-line.ts';

/** The end of a report of checks: what was not evaluated, the effort, how to repeat it, and the verdict. */
export function checkSummaryLines(report: CheckReport, style: CheckTextStyle): string[] {
  const { palette } = style;
  const { durationMs, reproduce, seed, summary, verdict } = report;
  const color = { passed: palette.green, failed: palette.red, incomplete: palette.yellow }[verdict];
  return [
    ...notEvaluatedLines(report, style),
    ...(summary.reachedReceiver ? [] : [palette.red(NOT_TESTED)]),
    palette.dim(`${countOf(summary.requests, 'request')} in ${formatDuration(durationMs)} · seed ${seed}`),
    palette.dim(`Reproduce: ${reproduce}`),
    palette.bold(color(closingLine(report))),
  ];
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
