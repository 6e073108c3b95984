import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SimulatorError } from '../errors/simulator-error.ts';
import { SOURCE_ENDINGS } from '../source/read-source.ts';

/** The name of a configuration file without its ending. */
const CONFIG_BASE_NAME = 'cf-webhook-sim.config';

/**
 * The configuration file of a folder or of the nearest folder above it; the home folder is the last one looked at.
 *
 * @param from The folder to begin with, as an absolute path.
 * @param home The user's home folder.
 * @throws SimulatorError `invalid-option` when a folder holds several.
 */
export function findConfigFile(from: string, home: string): string | undefined {
  const names = SOURCE_ENDINGS.map((ending) => `${CONFIG_BASE_NAME}.${ending}`);
  const [first, second] = names.filter((name) => existsSync(join(from, name)));
  if (first !== undefined && second !== undefined) {
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `The folder ${from} holds two configuration files, ${first} and ${second}.`,
      cure: 'Keep one of them, or name one with --config FILE.',
    });
  }
  if (first !== undefined) return join(from, first);

  const above = dirname(from);
  return above === from || from === home ? undefined : findConfigFile(above, home);
}
