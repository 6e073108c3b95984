import { hangingRow } from '../../internal/text-layout.ts';
import type { CheckReport, CheckResult } from '../engine/check-report.ts';
import type { CheckTextStyle } from './check-lines.ts';
import { mark } from './marks.ts';
import { findingLines, problemLines } from './problem-lines.ts';

/** Problems beyond this number get a line each, unless all of them are wanted in full. */
const MOST_IN_FULL = 8;

/** Whether a check found something that a person should look at. */
function isProblem({ verdict, evidence }: CheckResult): boolean {
  return ['fail', 'warn', 'info'].includes(verdict) || (verdict === 'incomplete' && evidence.length > 0);
}

/**
 * The problems that were found, the gravest first. Those that have the same cause as another are named with it. Each ends
 * with an empty line.
 */
export function problemsOf(
  { checks }: Pick<CheckReport, 'checks'>,
  style: CheckTextStyle,
  { inFull }: { readonly inFull: boolean },
): string[] {
  const problems = checks.filter(isProblem).sort((a, b) => gravity(a) - gravity(b));
  const speaking = inFull ? problems : problems.filter(({ cause }) => cause === null);
  const shown = inFull ? speaking : speaking.slice(0, MOST_IN_FULL);
  const told = new Set([...shown, ...consequencesOf(shown, problems)]);
  const others = problems.filter((problem) => !told.has(problem));
  return [
    ...shown.flatMap((result) => [
      ...(inFull ? problemLines : findingLines)(result, style),
      ...(inFull ? [] : consequenceLines(consequencesOf([result], problems), style)),
      '',
    ]),
    ...(others.length === 0
      ? []
      : [
          style.palette.bold(`${others.length} more; --verbose shows them in full`),
          ...shortLines(others, style),
          '',
        ]),
  ];
}

function consequencesOf(causes: readonly CheckResult[], problems: readonly CheckResult[]): CheckResult[] {
  const ids = new Set(causes.map(({ id }) => id));
  return problems.filter(({ cause }) => cause !== null && ids.has(cause));
}

function consequenceLines(consequences: readonly CheckResult[], style: CheckTextStyle): string[] {
  if (consequences.length === 0) return [];
  const ids = consequences.map(({ id }) => id).join(', ');
  const layout = { indent: 2, labelWidth: 10, width: style.columns, paint: style.palette.dim };
  return hangingRow('Also', `${ids}, for the same cause`, layout);
}

function shortLines(problems: readonly CheckResult[], { palette, columns }: CheckTextStyle): string[] {
  return problems.map(({ id, observed, verdict }) => {
    const room = columns - 14;
    const text = observed.length > room ? `${observed.slice(0, room - 1).trimEnd()}…` : observed;
    return `  ${mark(verdict, palette)} ${palette.dim(id.padEnd(9))} ${text}`;
  });
}

function gravity({ verdict }: CheckResult): number {
  return ['incomplete', 'fail', 'warn', 'info'].indexOf(verdict);
}
