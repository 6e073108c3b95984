// @chunk start
import { lstatSync, realpathSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';

/** Users by number, root included, who may write what is run; `undefined` where files have no such owners (Windows). */
export type TrustedUsers = ReadonlySet<number> | undefined;

/** How a user of the machine who is not trusted can change what lies at a path. */
export interface Exposure {
  readonly path: string;
  readonly kind: 'foreign' | 'writable';
  /** The user that the path belongs to. */
  readonly owner: number;
  readonly mode: number;
}

const OTHERS_WRITE = 0o002;
const GROUP_WRITES = 0o020;
const STICKY = 0o1000;

/**
 * The first way in which another user can change a file or folder, or what a link leads to. A group counts
 * as the user of the same number, since such a group holds no one else.
 *
 * @param path An absolute path.
 * @returns `undefined` where no one else can.
 */
export function exposureOf(path: string, trusted: TrustedUsers): Exposure | undefined {
  if (trusted === undefined) return undefined;
  const link = lstatSync(path);
  return (
    exposure(path, link, trusted) ??
    (link.isSymbolicLink() ? exposureOf(realpathSync(path), trusted) : undefined)
  );
}

/**
 * As {@link exposureOf}, for all the folders that lead to a path: who can rename one of them puts another in its place. In
 * a sticky folder such as `/tmp` no one can do that to what belongs to others.
 *
 * @param realPath A path without links.
 */
export function exposureOfParents(realPath: string, trusted: TrustedUsers): Exposure | undefined {
  const folder = dirname(realPath);
  if (trusted === undefined || folder === realPath) return undefined;
  return exposureAsPlace(folder, trusted) ?? exposureOfParents(folder, trusted);
}

/** As {@link exposureOf}, for a folder whose present entries matter, not those that others could add. */
export function exposureAsPlace(folder: string, trusted: TrustedUsers): Exposure | undefined {
  if (trusted === undefined) return undefined;
  const stats = lstatSync(realpathSync(folder));
  const found = exposure(folder, stats, trusted);
  return found?.kind === 'writable' && (stats.mode & STICKY) !== 0 ? undefined : found;
}

/** Whether anyone else can add entries to a folder, a sticky one included. */
export function isOpenToOthers(folder: string, trusted: TrustedUsers): boolean {
  return exposureOf(folder, trusted)?.kind === 'writable';
}

function exposure(path: string, stats: Stats, trusted: ReadonlySet<number>): Exposure | undefined {
  const { uid: owner, gid, mode } = stats;
  const found = { path, owner, mode: mode & 0o7777 };
  if (!trusted.has(owner)) return { ...found, kind: 'foreign' };
  // Anyone who may write to a link's bits is of no consequence: they are always 777.
  if (stats.isSymbolicLink()) return undefined;
  const isShared = (mode & OTHERS_WRITE) !== 0 || ((mode & GROUP_WRITES) !== 0 && !trusted.has(gid));
  return isShared ? { ...found, kind: 'writable' } : undefined;
}
