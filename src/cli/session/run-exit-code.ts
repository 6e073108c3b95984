import type { RunReport } from '../../report/run-report.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';

/** What the exit code says about a report: see the table in exit-codes.ts. */
export function exitCodeFor({ verdict, summary }: Pick<RunReport, 'verdict' | 'summary'>): ExitCode {
  if (verdict === 'passed') return EXIT_CODES.success;
  const { attempts, reachedReceiver } = summary;
  return attempts > 0 && !reachedReceiver ? EXIT_CODES.unreachable : EXIT_CODES.receiverFellShort;
}
