import type { ExpectationResult } from './expectations/expectation-result.ts';
import type { RunSummary, RunVerdict } from './run-report.ts';

/**
 * Judges a run. Where nothing else is expected, every delivery has to be delivered; a delivery that was not finished
 * leaves that open.
 *
 * @param expected Whether the expectations were given on purpose.
 */
export function judgeRun(
  summary: RunSummary,
  expectations: readonly ExpectationResult[],
  { expected }: { readonly expected: boolean },
): RunVerdict {
  const { attempts, canceled, dropped, exhausted } = summary;
  const failed = expected ? expectations.some(({ passed }) => !passed) : exhausted > 0;
  // A run that was cut short says nothing against the receiver beyond what it has seen.
  if (failed && (!expected || canceled === 0)) return 'failed';
  return canceled > 0 || attempts + dropped === 0 || (attempts === 0 && !expected) ? 'incomplete' : 'passed';
}
