import { existsSync, lstatSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { exposureAsPlace, exposureOfParents } from '../internal/exposure.ts';
import { makeFolders } from '../internal/make-folders.ts';
import { ownUsers } from './trusted-users.ts';

/** Code of another copy of this package that no run has added to for so long is removed. */
const KEPT_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * A folder for the compiled code of this build, below the user's own cache folder. Code from there is run, so that no one
 * else may be able to write to it, nor to put another folder in its place.
 *
 * @param packageFolder Where the code lies that is compiled.
 * @returns `undefined` where there is no safe place.
 */
export function codeFolder(packageFolder: string): string | undefined {
  try {
    const cache = userCache();
    if (cache === undefined) return undefined;
    const [copy, build] = [packageFolder, readdirSync(join(packageFolder, 'cli')).join('\n')].map(shortHash);
    const folder = join(cache, 'cf-webhook-sim', `${copy}-${build}`);
    if (!existsSync(folder)) create(folder, `${copy}-`);
    const real = realpathSync.native(folder);
    return isPrivate(real) && isOutOfReach(real) ? real : undefined;
  } catch {
    return undefined;
  }
}

/** Where programs keep for this user what they can make again. */
export function userCache(): string | undefined {
  const { LOCALAPPDATA: windows, XDG_CACHE_HOME: named } = process.env;
  if (process.platform === 'win32') return windows !== undefined && isAbsolute(windows) ? windows : undefined;
  if (named !== undefined && isAbsolute(named)) return named;
  const home = homedir();
  if (!existsSync(home)) return undefined;
  return process.platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}

function create(folder: string, copy: string): void {
  const place = nearestPlace(folder);
  if (exposureAsPlace(place, ownUsers()) !== undefined || !isOutOfReach(place)) return;
  makeFolders(folder, 0o700);
  removeOutdated(folder, copy);
}

/** The folder that exists already, without links. */
function nearestPlace(folder: string): string {
  return existsSync(folder) ? realpathSync.native(folder) : nearestPlace(dirname(folder));
}

/** Removes what earlier builds of this copy have left, and what no copy has use for any more. */
function removeOutdated(folder: string, copy: string): void {
  const all = dirname(folder);
  const now = lstatSync(folder).mtimeMs;
  for (const name of readdirSync(all)) {
    const other = join(all, name);
    const isOld = now - lstatSync(other).mtimeMs > KEPT_DAYS * DAY_MS;
    if (other !== folder && (name.startsWith(copy) || isOld)) rmSync(other, { recursive: true, force: true });
  }
}

function isPrivate(folder: string): boolean {
  const user = process.getuid?.();
  const stats = lstatSync(folder);
  return stats.isDirectory() && (user === undefined || (stats.uid === user && (stats.mode & 0o077) === 0));
}

function isOutOfReach(folder: string): boolean {
  return exposureOfParents(folder, ownUsers()) === undefined;
}

/** Tells folders apart; nothing rests on its being hard to guess. */
function shortHash(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01_00_01_93);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
