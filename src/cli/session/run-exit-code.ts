import { wasReached } from '../../delivery/not-tested.ts';
import type { RunReport } from '../../report/run-report.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';

/** What the exit code says about a report: see the table in exit-codes.ts. */
export function exitCodeFor({ verdict, summary }: Pick<RunReport, 'verdict' | 'summary'>): ExitCode {
  if (verdict === 'passed') return EXIT_CODES.success;
  return wasReached(summary) ? EXIT_CODES.receiverFellShort : EXIT_CODES.unreachable;
}
