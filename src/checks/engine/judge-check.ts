import type { CheckLevel } from './check.ts';
import {
  type CheckResult,
  type CheckRunVerdict,
  type CheckSummary,
  type CheckVerdict,
  isConsequence,
} from './check-report.ts';
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

/** Counts results by verdict, and those that follow from another one by themselves. */
export function summarizeChecks(
  checks: readonly CheckResult[],
  facts: Pick<CheckSummary, 'reachedReceiver' | 'requests'>,
): CheckSummary {
  const own = checks.filter((check) => !isConsequence(check));
  const count = (wanted: CheckVerdict) => own.filter(({ verdict }) => verdict === wanted).length;
  return {
    pass: count('pass'),
    fail: count('fail'),
    warn: count('warn'),
    info: count('info'),
    consequences: checks.length - own.length,
    notEvaluated: count('not-evaluated'),
    incomplete: count('incomplete'),
    ...facts,
  };
}

/** Verdicts that say that a check was not run as it should have been, or saw nothing. */
const UNSEEN: ReadonlySet<CheckVerdict> = new Set(['not-evaluated', 'incomplete']);

/**
 * Judges a run of checks. A run in which nothing beyond the control delivery was seen to be right or wrong has not passed,
 * and neither has one that requires all checks and could not evaluate one.
 */
export function judgeChecks(
  checks: readonly Pick<CheckResult, 'group' | 'verdict'>[],
  { requireAll }: { readonly requireAll: boolean },
): CheckRunVerdict {
  const isThere = (wanted: CheckVerdict) => checks.some(({ verdict }) => verdict === wanted);
  if (isThere('fail')) return 'failed';
  if (isThere('incomplete') || (requireAll && isThere('not-evaluated'))) return 'incomplete';
  const chosen = checks.filter(({ group }) => group !== 'control');
  const judged = chosen.length === 0 ? checks : chosen;
  return judged.every(({ verdict }) => UNSEEN.has(verdict)) ? 'incomplete' : 'passed';
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
