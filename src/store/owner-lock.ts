import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SimulatorError } from '../errors/simulator-error.ts';
import { isJsonObject } from '../internal/json.ts';
import { makeFolders } from '../internal/make-folders.ts';
import { describeCause } from '../internal/system-error.ts';
import { processIdentity } from './process-identity.ts';

/** How often a lock is tried to be taken that its owner has left behind; others may try at the same time. */
const MOST_TRIES = 20;

/** The claim of this process on a data folder. */
export interface OwnerLock {
  /** Differs each time that a folder is claimed. */
  readonly token: string;
  /** Whether no one has taken the folder over. */
  isHeld(): boolean;
  /** Gives the folder free. May be called again. */
  release(): void;
}

interface Owner {
  readonly pid: number;
  readonly identity: string | null;
  readonly token: string;
}

/**
 * Claims a folder for this process. A claim whose process is no more, or whose number belongs to another process by now,
 * counts no more.
 *
 * @throws SimulatorError `data-in-use` while another process has it, `file-unwritable`.
 */
export function claimFolder(folder: string): OwnerLock {
  const path = join(folder, 'owner.json');
  const owner: Owner = {
    pid: process.pid,
    identity: processIdentity(process.pid) ?? null,
    token: randomUUID(),
  };
  for (let tries = 1; !isCreated(path, owner, folder); tries += 1) {
    const other = readOwner(path);
    if (other !== undefined && isAlive(other)) throw inUse(folder, other.pid);
    if (tries === MOST_TRIES) throw inUse(folder, other?.pid);
    removeStale(path, other, owner.token);
  }

  const isHeld = () => readOwner(path)?.token === owner.token;
  return {
    token: owner.token,
    isHeld,
    release: () => {
      if (isHeld()) rmSync(path, { force: true });
    },
  };
}

/** Creates the file with its content at once, so that no one reads half of it. False when there is one. */
function isCreated(path: string, owner: Owner, folder: string): boolean {
  const draft = `${path}.${owner.token}`;
  try {
    // It will hold secrets.
    makeFolders(folder, 0o700);
    writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw unwritable(folder, error);
  } finally {
    removeFile(draft);
  }
}

/** Moves the claim away first: where another process was quicker, what was moved is its claim, and goes back. */
function removeStale(path: string, stale: Owner | undefined, token: string): void {
  const moved = `${path}.stale-${token}`;
  try {
    renameSync(path, moved);
    if (readOwner(moved)?.token !== stale?.token) linkSync(moved, path);
  } catch (error) {
    // Someone else has moved it, or made a new one.
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  } finally {
    removeFile(moved);
  }
}

function isAlive({ pid, identity }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  const present = processIdentity(pid);
  return identity === null || present === undefined || identity === present;
}

function readOwner(path: string): Owner | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isJsonObject(read)) return undefined;
    const { pid, identity, token } = read;
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0 || typeof token !== 'string')
      return undefined;
    return { pid, identity: typeof identity === 'string' ? identity : null, token };
  } catch {
    return undefined;
  }
}

/** Removes a file of our own, where there is one. */
function removeFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It cannot be there where its folder is none.
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function inUse(folder: string, pid: number | undefined): SimulatorError {
  return new SimulatorError({
    code: 'data-in-use',
    problem: `Opening the data folder ${folder} failed: process ${pid ?? 'unknown'} is using it.`,
    cure: 'Stop that process, or use another folder with --data. Nothing was changed.',
  });
}

function unwritable(folder: string, cause: unknown): SimulatorError {
  const why = describeCause(cause);
  return new SimulatorError({
    code: 'file-unwritable',
    problem: `Opening the data folder ${folder} failed: ${why}.`,
    cure: 'Use a writable folder with --data.',
    cause,
  });
}
