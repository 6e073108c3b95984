import { CHECK_REPORT_SCHEMA, type CheckReport } from '../checks/engine/check-report.ts';
import { checkSummaryLines } from '../checks/text/check-summary.ts';
import { problemsOf } from '../checks/text/problems.ts';
import { usageError } from '../errors/usage-error.ts';
import { plainPalette } from '../internal/palette.ts';
import { type MatchResult, paragraphs } from './match-result.ts';

const STYLE = { palette: plainPalette, columns: 100 };

/** Whether a receiver passed the checks that were run. */
export function matchChecks(report: CheckReport): MatchResult {
  const pass = report.verdict === 'passed';
  const verdicts = report.checks.map(({ id, verdict }) => [id, verdict]);
  return {
    pass,
    message: () =>
      pass
        ? paragraphs(
            `The receiver ${report.endpoint} should not have passed the checks, but did.`,
            checkSummaryLines(report, STYLE),
          )
        : paragraphs(
            `The receiver ${report.endpoint} should have passed the checks.`,
            problemsOf(report, STYLE, { inFull: false }),
            checkSummaryLines(report, STYLE),
          ),
    expected: 'passed',
    actual: pass ? 'passed' : Object.fromEntries(verdicts.filter(([, verdict]) => verdict !== 'pass')),
  };
}

/**
 * Makes sure that a value is the report of a run of checks.
 *
 * @param asker The matcher or assertion that was given the value, for the message.
 * @throws SimulatorError `invalid-option` with a hint at the usual mistake: a promise.
 */
export function checkedReport(value: unknown, asker: string): CheckReport {
  if (isReport(value)) return value;
  const isPromise = typeof value === 'object' && value !== null && 'then' in value;
  throw usageError(
    `${asker} requires a report, as returned by simulator.check(), got ${isPromise ? 'a promise' : 'something else'}.`,
    isPromise ? 'Await it first.' : 'For example: const report = await simulator.check().',
  );
}

function isReport(value: unknown): value is CheckReport {
  return (
    typeof value === 'object' && value !== null && 'schema' in value && value.schema === CHECK_REPORT_SCHEMA
  );
}
