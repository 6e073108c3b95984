import type { Check } from '../engine/check.ts';
import type { CheckResult, CheckVerdict } from '../engine/check-report.ts';

const RED: ReadonlySet<CheckVerdict> = new Set(['fail', 'warn', 'info']);

/** The results with the cause of each that follows from another. */
export function withCauses(
  results: readonly CheckResult[],
  checks: readonly Check[],
): readonly CheckResult[] {
  const red = new Set(results.filter(({ verdict }) => RED.has(verdict)).map(({ id }) => id));
  const follows = new Map(checks.map((check) => [check.id, check.follows ?? []]));
  return results.map((result) => {
    if (!red.has(result.id)) return result;
    const cause = follows.get(result.id)?.find((id) => red.has(id));
    return cause === undefined ? result : { ...result, cause };
  });
}
