import type { CheckReport, CheckResult } from '../check-report.ts';
import type { CheckTextStyle } from './check-lines.ts';
import { mark } from './marks.ts';
import { problemLines } from './problem-lines.ts';

/** Problems beyond this number are told in a line each, unless all of them are wanted in full. */
const MOST_IN_FULL = 8;

/** Whether a check found something that a person should look at. */
function isProblem({ verdict, evidence }: CheckResult): boolean {
  return ['fail', 'warn', 'info'].includes(verdict) || (verdict === 'incomplete' && evidence.length > 0);
}

/** The problems that were found, the gravest first; each ends with an empty line. */
export function problemsOf(
  { checks }: Pick<CheckReport, 'checks'>,
  style: CheckTextStyle,
  { inFull }: { readonly inFull: boolean },
): string[] {
  const problems = checks.filter(isProblem).sort((a, b) => gravity(a) - gravity(b));
  const shown = inFull ? problems : problems.slice(0, MOST_IN_FULL);
  const others = problems.slice(shown.length);
  return [
    ...shown.flatMap((result) => [...problemLines(result, style), '']),
    ...(others.length === 0
      ? []
      : [
          style.palette.bold(`${others.length} more; --verbose shows them in full`),
          ...others.map(
            ({ id, observed, verdict }) => `  ${mark(verdict, style.palette)} ${id.padEnd(9)}${observed}`,
          ),
          '',
        ]),
  ];
}

function gravity({ verdict }: CheckResult): number {
  return ['incomplete', 'fail', 'warn', 'info'].indexOf(verdict);
}
