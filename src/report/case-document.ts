import type { ReportCase } from './report-cases.ts';
import type { RunVerdict } from './run-report.ts';

/** What a report for test tools is written from, whatever was done: cases, and the facts about all of them. */
export interface CaseDocument {
  readonly tool: { readonly name: string; readonly version: string };
  readonly endpoint: string;
  readonly seed: string;
  /** A command line, or a line of code, that does the same again. */
  readonly reproduce: string;
  readonly verdict: RunVerdict;
  readonly cases: readonly ReportCase[];
  /** The sums in words, line by line. */
  readonly summary: readonly string[];
}
