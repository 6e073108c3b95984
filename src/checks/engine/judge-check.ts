import type { CheckLevel } from './check.ts';
import type { CheckResult, CheckRunVerdict, CheckSummary, CheckVerdict } from './check-report.ts';
import type { Finding } from './finding.ts';

/** What a finding means at the level of its check. */
export function judgeFinding(kind: Finding['kind'], level: CheckLevel, strict: boolean): CheckVerdict {
  switch (kind) {
    case 'kept':
      return 'pass';
    case 'unseen':
      return 'not-evaluated';
    case 'broken':
      return brokenVerdict(level, strict);
    default:
      return kind satisfies never;
  }
}

/** Counts results by verdict. */
export function summarizeChecks(
  checks: readonly CheckResult[],
  facts: Pick<CheckSummary, 'reachedReceiver' | 'requests'>,
): CheckSummary {
  const count = (wanted: CheckVerdict) => checks.filter(({ verdict }) => verdict === wanted).length;
  return {
    pass: count('pass'),
    fail: count('fail'),
    warn: count('warn'),
    info: count('info'),
    notEvaluated: count('not-evaluated'),
    incomplete: count('incomplete'),
    ...facts,
  };
}

/**
 * Judges a run of checks. A run in which nothing was seen to be right or wrong has not passed, nor has one in which a check
 * was not evaluated although every one has to be.
 */
export function judgeChecks(
  { fail, incomplete, info, notEvaluated, pass, warn }: CheckSummary,
  requireAll: boolean,
): CheckRunVerdict {
  if (fail > 0) return 'failed';
  const isShort = incomplete > 0 || (requireAll && notEvaluated > 0);
  return isShort || pass + warn + info === 0 ? 'incomplete' : 'passed';
}

function brokenVerdict(level: CheckLevel, strict: boolean): CheckVerdict {
  switch (level) {
    case 'must':
      return 'fail';
    case 'should':
      return strict ? 'fail' : 'warn';
    case 'info':
      return 'info';
    default:
      return level satisfies never;
  }
}
