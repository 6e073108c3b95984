import type { RunReport } from './run-report.ts';

/** What was expected of a run, and what was observed. */
export interface ExpectationResult {
  readonly expression: string;
  /** The deliveries that it is about; `null` for all. */
  readonly scope: string | null;
  readonly observed: string;
  readonly passed: boolean;
  readonly explanation: string;
}

/** The expectations of a run; none where it was given none. */
export function expectationsOf(
  report: RunReport & { readonly expectations?: readonly ExpectationResult[] },
): readonly ExpectationResult[] {
  return report.expectations ?? [];
}
