import type { CheckReport } from '../engine/check-report.ts';

/** The scripts that reproduce the findings of a report, each under a comment that names its check. */
export function scriptLines({ checks }: Pick<CheckReport, 'checks'>): string[] {
  return checks.flatMap(({ id, promise, reproduce }) =>
    reproduce === null ? [] : [`# ${id}: ${promise}`, ...reproduce.split('\n')],
  );
}
