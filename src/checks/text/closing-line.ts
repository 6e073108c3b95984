import { countOf } from '../../internal/count-of.ts';
import { type CheckReport, type CheckResult, isConsequence } from '../engine/check-report.ts';
import { notEvaluatedByNeed, notEvaluatedInWords, VIEW } from './evaluation.ts';

/**
 * The last line of a report: the verdict, what it rests on, and what was not looked at. Checks that fail for the same
 * cause are one problem.
 */
export function closingLine(report: CheckReport): string {
  return `${isBlind(report) ? 'passed what responses can show' : report.verdict}: ${restingOn(report)}`;
}

/** The same without the verdict, to stand below it. */
export function closingSentence(report: CheckReport): string {
  return isBlind(report) ? `What responses can show: ${restingOn(report)}` : restingOn(report);
}

function isBlind(report: CheckReport): boolean {
  return report.verdict === 'passed' && notEvaluatedByNeed(report).some(({ need }) => need === VIEW);
}

function restingOn(report: CheckReport): string {
  return [found(report).join(', '), ...notEvaluatedByNeed(report).map(notEvaluatedInWords)].join('; ');
}

/** How many problems there are of a verdict, without those that another one explains, and in how many checks. */
function countProblems(
  { checks }: Pick<CheckReport, 'checks'>,
  verdict: CheckResult['verdict'],
): { readonly problems: number; readonly checks: number } {
  const all = checks.filter((check) => check.verdict === verdict);
  return { problems: all.filter((check) => !isConsequence(check)).length, checks: all.length };
}

function found(report: CheckReport): string[] {
  const { incomplete, notEvaluated, pass } = report.summary;
  return [
    ...inWords(report, 'fail', 'problem'),
    ...inWords(report, 'warn', 'warning'),
    ...(incomplete > 0 ? [`${countOf(incomplete, 'check')} did not run`] : []),
    ...(report.requireAll && notEvaluated > 0
      ? [`--require-all is set and ${countOf(notEvaluated, 'check')} not evaluated`]
      : []),
    report.verdict === 'passed' ? countOf(pass, 'check') : `${countOf(pass, 'check')} passed`,
  ];
}

function inWords(report: CheckReport, verdict: 'fail' | 'warn', word: string): string[] {
  const { problems, checks } = countProblems(report, verdict);
  if (problems === 0) return [];
  return [
    checks > problems ? `${countOf(problems, word)} (${countOf(checks, 'check')})` : countOf(problems, word),
  ];
}
