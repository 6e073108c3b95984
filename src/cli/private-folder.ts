// @chunk start
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { exposureAsPlace, exposureOfParents } from '../internal/exposure.ts';
import { ownUsers } from './trusted-users.ts';

/** Where this tool keeps for this user what it can make again; `undefined` where the user has no such place. */
export function ownCache(): string | undefined {
  const cache = userCache();
  return cache === undefined ? undefined : join(cache, 'cf-webhook-sim');
}

/**
 * A folder with code that is run: no one else may be able to write to it, nor to put another folder in its place.
 *
 * @param make Makes the folder, which does not exist, readable by its user only. Called where the place is safe.
 * @returns The folder without links; `undefined` when it is not safe.
 * @throws Error of the file system.
 */
export function privateFolder(folder: string, make: () => void): string | undefined {
  if (!existsSync(folder)) {
    if (!isSafePlace(nearestPlace(folder))) return undefined;
    make();
  }
  const real = realpathSync.native(folder);
  return isPrivate(real) && isOutOfReach(real) ? real : undefined;
}

/** Where programs keep for this user what they can make again. */
function userCache(): string | undefined {
  const { LOCALAPPDATA: windows, XDG_CACHE_HOME: named } = process.env;
  if (process.platform === 'win32') return windows !== undefined && isAbsolute(windows) ? windows : undefined;
  if (named !== undefined && isAbsolute(named)) return named;
  const home = homedir();
  if (!existsSync(home)) return undefined;
  return process.platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}

/** The folder that exists already, without links. */
function nearestPlace(folder: string): string {
  return existsSync(folder) ? realpathSync.native(folder) : nearestPlace(dirname(folder));
}

function isSafePlace(place: string): boolean {
  return exposureAsPlace(place, ownUsers()) === undefined && isOutOfReach(place);
}

function isPrivate(folder: string): boolean {
  const user = process.getuid?.();
  const stats = lstatSync(folder);
  return stats.isDirectory() && (user === undefined || (stats.uid === user && (stats.mode & 0o077) === 0));
}

function isOutOfReach(folder: string): boolean {
  return exposureOfParents(folder, ownUsers()) === undefined;
}
