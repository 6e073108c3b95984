import type { Check } from '../engine/check.ts';
import type { CheckResult, CheckVerdict } from '../engine/check-report.ts';

/** Verdicts that find something, the gravest first. */
const RED: readonly CheckVerdict[] = ['fail', 'warn', 'info'];

/**
 * The results with the cause of each that follows from another. What weighs less explains nothing that weighs more: a
 * consequence is not counted, and no failure may be hidden behind a warning.
 */
export function withCauses(
  results: readonly CheckResult[],
  checks: readonly Check[],
): readonly CheckResult[] {
  const weights = new Map(results.map(({ id, verdict }) => [id, RED.indexOf(verdict)]));
  const follows = new Map(checks.map((check) => [check.id, check.follows ?? []]));
  return results.map((result) => {
    const own = RED.indexOf(result.verdict);
    if (own === -1) return result;
    const cause = follows.get(result.id)?.find((id) => {
      const weight = weights.get(id) ?? -1;
      return weight !== -1 && weight <= own;
    });
    return cause === undefined ? result : { ...result, cause };
  });
}
