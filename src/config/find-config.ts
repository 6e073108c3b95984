import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SimulatorError } from '../errors/simulator-error.ts';
import { usageError } from '../errors/usage-error.ts';
import {
  type Exposure,
  exposureAsPlace,
  exposureOf,
  isOpenToOthers,
  type TrustedUsers,
} from '../internal/exposure.ts';
import { SOURCE_ENDINGS } from '../source/read-source.ts';

/** The name of a configuration file without its ending. */
const CONFIG_BASE_NAME = 'cf-webhook-sim.config';

/**
 * The configuration file of a folder or of the nearest folder above it. The search ends at the home folder and at the root
 * of a repository, which are looked at, and below a folder that other users can write to. A configuration can run code and
 * commands, so that one that another user could have written is refused.
 *
 * @param from The folder to begin with, as an absolute path.
 * @param home The user's home folder.
 * @param trusted The users whose configuration may be used unasked.
 * @throws SimulatorError `invalid-option` when a folder holds several, `config-untrusted`.
 */
export function findConfigFile(from: string, home: string, trusted: TrustedUsers): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (folder !== from && isOpenToOthers(folder, trusted)) return undefined;
    const file = configFileIn(folder);
    if (file !== undefined) {
      requireTrusted(file, trusted);
      return file;
    }
    if (folder === home || existsSync(join(folder, '.git')) || dirname(folder) === folder) return undefined;
  }
}

function configFileIn(folder: string): string | undefined {
  const names = SOURCE_ENDINGS.map((ending) => `${CONFIG_BASE_NAME}.${ending}`);
  const [first, second] = names.filter((name) => existsSync(join(folder, name)));
  if (first !== undefined && second !== undefined) {
    throw usageError(
      `The folder ${folder} contains two configuration files, ${first} and ${second}.`,
      'Remove one of them, or select one with --config FILE.',
    );
  }
  return first === undefined ? undefined : join(folder, first);
}

function requireTrusted(file: string, trusted: TrustedUsers): void {
  const target = realpathSync(file);
  const exposure =
    exposureOf(file, trusted) ??
    exposureAsPlace(dirname(file), trusted) ??
    exposureAsPlace(dirname(target), trusted);
  if (exposure === undefined) return;
  throw new SimulatorError({
    code: 'config-untrusted',
    problem: `The configuration file ${file} is not used: ${reasonOf(exposure, file)}, and a configuration can run code as you.`,
    cure: `If you trust it, select it: --config ${file}. To use none: --config none.`,
  });
}

function reasonOf({ path, kind, owner, mode }: Exposure, file: string): string {
  const name = userName(owner);
  const what = path === file ? 'it' : path;
  return kind === 'foreign'
    ? `${what} belongs to another user, ${name}`
    : `other users can write to ${what} (owner ${name}, mode ${mode.toString(8)})`;
}

function userName(user: number): string {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.split(':')[2] === String(user));
    return line === undefined ? `uid ${user}` : `${line.split(':')[0]} (uid ${user})`;
  } catch {
    return `uid ${user}`;
  }
}
