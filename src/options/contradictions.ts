import { usageError } from '../errors/usage-error.ts';
import { flagOf } from './option-name.ts';
import type { Options } from './registry.ts';

/**
 * Refuses options that cannot be combined, and one that means nothing without another.
 *
 * @param isGiven Whether an option is set to anything, wherever that was.
 * @throws SimulatorError `invalid-option`.
 */
export function refuseContradictions(options: Options, isGiven: (name: string) => boolean): void {
  for (const [name, { conflicts = [], requires }] of Object.entries(options)) {
    if (!isGiven(name)) continue;
    const conflict = conflicts.find((other) => other in options && isGiven(other));
    if (conflict !== undefined) {
      throw usageError(
        `${flagOf(name)} cannot be combined with ${flagOf(conflict)}.`,
        'Leave one of them out.',
      );
    }
    if (requires !== undefined && !isGiven(requires)) {
      throw usageError(
        `${flagOf(name)} requires ${flagOf(requires)}.`,
        `Add ${flagOf(requires)}, or leave ${flagOf(name)} out.`,
      );
    }
  }
}
