import { nearestNames } from '../../internal/nearest-names.ts';
import type { SourceEntry } from '../../source/source-node.ts';
import type { Findings } from './journey-problem.ts';

/** Notes keys that mean nothing where they stand. */
export function checkKeys(
  entries: ReadonlyMap<string, SourceEntry>,
  known: readonly string[],
  what: string,
  findings: Findings,
): void {
  for (const [key, { place }] of entries) {
    if (known.includes(key)) continue;
    const near = nearestNames(key, known).map((name) => `"${name}"`);
    findings.report(
      place,
      `${what} has no key "${key}".`,
      near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : known.length === 0
          ? 'It takes no keys.'
          : `Its keys are ${known.join(', ')}.`,
    );
  }
}
