import {
  type CheckReport,
  type CheckResult,
  CONTROL_REFUSED,
  isConsequence,
} from '../../checks/engine/check-report.ts';
import { checkLines } from '../../checks/text/check-lines.ts';
import { checkSummaryLines } from '../../checks/text/check-summary.ts';
import { closingSentence } from '../../checks/text/closing-line.ts';
import { notEvaluatedByNeed } from '../../checks/text/evaluation.ts';
import { exchangeLines } from '../../checks/text/exchange-lines.ts';
import { levelWord } from '../../checks/text/marks.ts';
import { findingRows, problemLines } from '../../checks/text/problem-lines.ts';
import { problemsOf } from '../../checks/text/problems.ts';
import { describeOutcome, isSuccess } from '../../delivery/outcome.ts';
import { plainPalette } from '../../internal/palette.ts';
import type { CaseFinding, CaseStatus, ReportCase } from '../../report/report-cases.ts';
import type { ReportDocument } from '../../report/report-document.ts';
import { STACKS } from '../../stacks/stacks.ts';

const STYLE = { palette: plainPalette, columns: 100 };

/** A run of checks as reports are written from it: a case for each check, a suite for each group. */
export function checkDocument(report: CheckReport): ReportDocument {
  const { checks, ...run } = report;
  const { endpoint, reproduce, seed, summary, tool, verdict } = run;
  const sums = checkSummaryLines(report, STYLE);
  const lacks = new Map(
    notEvaluatedByNeed(report).flatMap((group) => group.checks.map(({ id }) => [id, group.need?.clause])),
  );
  return {
    tool,
    endpoint,
    seed,
    reproduce,
    verdict,
    cases: checks.map((result, index) =>
      checkCase(
        result,
        caseStatus(result, checks.slice(0, index), summary.reachedReceiver),
        lacks.get(result.id),
      ),
    ),
    lead: closingSentence(report),
    facts: report.stack === null ? [] : [['Stack', STACKS[report.stack].title]],
    summary: sums,
    text: [...problemsOf(report, STYLE, { inFull: true }), ...checkLines(report, STYLE), '', ...sums],
    json: {
      facts: { ...report, checks: [] },
      list: 'checks',
      items: checks,
      closing: [
        ...checks.map((check) => ({ type: 'check-finished', ...check })),
        { type: 'checks-finished', ...run },
      ],
    },
  };
}

function checkCase(result: CheckResult, status: CaseStatus, lacks: string | undefined): ReportCase {
  const { cause, evidence, group, id, level, observed, promise, startedAt, verdict } = result;
  const problem = verdict !== 'pass' && verdict !== 'not-evaluated';
  const word = isConsequence(result) ? 'consequence' : verdict.replace('-', ' ');
  return {
    suite: group,
    name: `${id} ${promise}`,
    status,
    kind: problem && cause === null && verdict !== 'info' ? `${word} (${levelWord(level)})` : word,
    message: verdict === 'pass' ? null : `${cause === null ? '' : `The same cause as ${cause}: `}${observed}`,
    details: problem ? problemLines(result, STYLE) : [observed],
    ...(problem ? { finding: findingOf(result) } : {}),
    ...(lacks === undefined ? {} : { lacks }),
    tries:
      evidence.length === 0
        ? [
            {
              number: 1,
              passed: true,
              label: observed,
              startedAt,
              durationMs: result.durationMs,
              message: null,
            },
          ]
        : evidence.map(({ about, latencyMs, outcome, startedAt: sentAt }, index) => ({
            number: index + 1,
            passed: isSuccess(outcome),
            label: describeOutcome(outcome),
            startedAt: sentAt,
            durationMs: latencyMs,
            message: about,
          })),
  };
}

/** What a report lays out of a finding; checks that fail for its cause are named among the rows. */
function findingOf(result: CheckResult): CaseFinding {
  const { cause, details, evidence, reproduce } = result;
  return {
    rows: [...findingRows(result), ...(cause === null ? [] : [['Cause', `the same as ${cause}`] as const])],
    lines: [...details, ...evidence.flatMap((exchange) => ['', ...exchangeLines(exchange, STYLE)])],
    script: reproduce,
  };
}

function caseStatus(result: CheckResult, before: readonly CheckResult[], reached: boolean): CaseStatus {
  // One fault is one failure.
  if (isConsequence(result)) return 'skipped';
  switch (result.verdict) {
    case 'pass':
    case 'info':
      return 'passed';
    case 'fail':
      return 'failed';
    case 'warn':
      return 'warned';
    case 'not-evaluated':
      return 'skipped';
    case 'incomplete':
      if (isKnownTrouble(result, before)) return 'skipped';
      return reached ? 'incomplete' : 'unreachable';
    default:
      return result.verdict satisfies never;
  }
}

/** Whether a check was not run for a reason that an earlier one has reported: one fault is one failure. */
function isKnownTrouble({ observed }: CheckResult, before: readonly CheckResult[]): boolean {
  return before.some(
    (one) => one.verdict === 'incomplete' && (observed === CONTROL_REFUSED || one.observed === observed),
  );
}
