import { SimulatorError } from '../errors/simulator-error.ts';
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
      throw new SimulatorError({
        code: 'invalid-option',
        problem: `${flagOf(name)} cannot be combined with ${flagOf(conflict)}.`,
        cure: 'Leave one of them out.',
      });
    }
    if (requires !== undefined && !isGiven(requires)) {
      throw new SimulatorError({
        code: 'invalid-option',
        problem: `${flagOf(name)} requires ${flagOf(requires)}.`,
        cure: `Add ${flagOf(requires)}, or leave ${flagOf(name)} out.`,
      });
    }
  }
}
