import { chmodSync, closeSync, constants, openSync, statSync } from 'node:fs';
import { SimulatorError } from '../errors/simulator-error.ts';
import { isError } from '../internal/is-error.ts';

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;
/** What engines write beside a database; they give new ones the mode of the database. */
const BESIDE = ['-wal', '-shm', '-journal'];

/**
 * Makes a database file, where there is none, that its owner alone can read: it holds the secrets of endpoints. What others
 * can read of an older one is taken from them.
 *
 * @throws SimulatorError `file-unwritable` when that cannot be done.
 */
export function keepFromOthers(path: string): void {
  createFor(path);
  for (const file of [path, ...BESIDE.map((ending) => `${path}${ending}`)]) {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFile() && (stats.mode & OTHERS) !== 0) takeFromOthers(file);
  }
}

function createFor(path: string): void {
  try {
    closeSync(openSync(path, constants.O_RDWR | constants.O_CREAT, OWNER_ONLY));
  } catch {
    // Opening the database says why.
  }
}

function takeFromOthers(file: string): void {
  try {
    chmodSync(file, OWNER_ONLY);
  } catch (cause) {
    throw new SimulatorError({
      code: 'file-unwritable',
      problem: `Other users can read ${file}, and changing its mode failed: ${isError(cause) ? cause.message : String(cause)}.`,
      cure: 'Use your own data folder with --data.',
      cause,
    });
  }
}
