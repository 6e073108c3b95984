import { lstatSync, realpathSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';

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
 * The first way in which another user can change a file or folder, or what a link leads to. Trusted are this process's
 * user, root, and groups of the same number, which hold nobody else. Windows keeps its users apart by other means.
 *
 * @param path An absolute path.
 * @param trusted The users who may own it.
 * @returns `undefined` where nobody else can.
 */
export function exposureOf(path: string, trusted = trustedUsers()): Exposure | undefined {
  if (trusted === undefined) return undefined;
  const link = lstatSync(path);
  return (
    exposure(path, link, trusted) ??
    (link.isSymbolicLink() ? exposureOf(realpathSync(path), trusted) : undefined)
  );
}

/**
 * As {@link exposureOf}, for all the folders that lead to a path: who can rename one of them puts another in its place. In
 * a sticky folder such as `/tmp` nobody can do that to what belongs to others.
 *
 * @param realPath A path without links.
 */
export function exposureOfParents(realPath: string, trusted = trustedUsers()): Exposure | undefined {
  const folder = dirname(realPath);
  if (trusted === undefined || folder === realPath) return undefined;
  return exposureAsPlace(folder, trusted) ?? exposureOfParents(folder, trusted);
}

/** As {@link exposureOf}, for a folder whose present entries matter, not those that others could add. */
export function exposureAsPlace(folder: string, trusted = trustedUsers()): Exposure | undefined {
  if (trusted === undefined) return undefined;
  const stats = lstatSync(realpathSync(folder));
  const found = exposure(folder, stats, trusted);
  return found?.kind === 'writable' && (stats.mode & STICKY) !== 0 ? undefined : found;
}

/** Whether anybody else can add entries to a folder, a sticky one included. */
export function isOpenToOthers(folder: string): boolean {
  return exposureOf(folder)?.kind === 'writable';
}

/** The users whose files may be code. Who calls `sudo` is one; `undefined` where files have no such owners. */
function trustedUsers(): ReadonlySet<number> | undefined {
  const user = process.getuid?.();
  if (user === undefined) return undefined;
  const { SUDO_UID: caller } = process.env;
  return new Set([
    0,
    user,
    ...(user === 0 && caller !== undefined && /^\d+$/.test(caller) ? [Number(caller)] : []),
  ]);
}

function exposure(path: string, stats: Stats, trusted: ReadonlySet<number>): Exposure | undefined {
  const { uid: owner, gid, mode } = stats;
  const found = { path, owner, mode: mode & 0o7777 };
  if (!trusted.has(owner)) return { ...found, kind: 'foreign' };
  // Whoever may write to a link's bits is of no consequence: they are always 777.
  if (stats.isSymbolicLink()) return undefined;
  const isShared = (mode & OTHERS_WRITE) !== 0 || ((mode & GROUP_WRITES) !== 0 && !trusted.has(gid));
  return isShared ? { ...found, kind: 'writable' } : undefined;
}
