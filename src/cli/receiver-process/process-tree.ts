import { spawnSync } from 'node:child_process';
import { stopwatchMs } from '../../clock/wall-clock.ts';
import { pause } from './pause.ts';
import { livingProcesses } from './process-table.ts';

/** How often it is looked whether processes have ended. */
const POLL_MS = 20;
/** How long processes may take to vanish after SIGKILL. */
const KILL_MS = 3_000;

/** A process and everything that it started. */
export interface ProcessTree {
  /** The ids of its processes that are alive. */
  living(): readonly number[];
  /** Signals every process of the tree, at once and without waiting. Does nothing when none is left. */
  signal(name: 'SIGTERM' | 'SIGKILL'): void;
}

/**
 * The tree below a process that was started as the leader of a process group of its own.
 *
 * A group is what holds on Unix: anyone who is orphaned in it stays in it. Descendants that have left it are looked for
 * by their parents; only one that has left both its group and its parent is out of reach.
 */
export function processTree(rootPid: number): ProcessTree {
  return process.platform === 'win32' ? windowsTree(rootPid) : groupTree(rootPid);
}

/**
 * Ends every process of a tree.
 *
 * @param graceMs Real milliseconds between SIGTERM and SIGKILL; 0 begins with SIGKILL.
 * @returns Ids of processes that could not be ended.
 */
export async function endTree(tree: ProcessTree, graceMs: number): Promise<readonly number[]> {
  if (graceMs > 0) {
    tree.signal('SIGTERM');
    if (await hasEnded(tree, graceMs)) return [];
  }
  tree.signal('SIGKILL');
  await hasEnded(tree, KILL_MS, () => tree.signal('SIGKILL'));
  return tree.living();
}

async function hasEnded(tree: ProcessTree, withinMs: number, insist?: () => void): Promise<boolean> {
  const endAt = stopwatchMs() + withinMs;
  while (tree.living().length > 0) {
    if (stopwatchMs() >= endAt) return false;
    await pause(POLL_MS);
    insist?.();
  }
  return true;
}

function groupTree(groupId: number): ProcessTree {
  /** Descendants outside the group, with the group that they were seen in: an id alone may be given out again. */
  let strays: ReadonlyMap<number, number> = new Map();
  let gone = false;

  const look = (): readonly number[] => {
    const table = livingProcesses();
    if (table.length === 0) return canSignal(-groupId) ? [groupId] : [];

    const members = table.filter(
      (entry) => entry.groupId === groupId || strays.get(entry.pid) === entry.groupId,
    );
    const found = new Map(members.map((entry) => [entry.pid, entry.groupId]));
    // A Map may grow while it is iterated: children are found after their parents, and then theirs.
    for (const [pid] of found) {
      for (const child of table) if (child.parentPid === pid) found.set(child.pid, child.groupId);
    }
    strays = new Map([...found].filter(([, group]) => group !== groupId));
    return [...found.keys()];
  };
  const living = () => {
    const found = gone ? [] : look();
    gone ||= found.length === 0;
    return found;
  };

  return {
    living,
    signal: (name) => {
      if (living().length === 0) return;
      trySignal(-groupId, name);
      for (const pid of strays.keys()) trySignal(pid, name);
    },
  };
}

/** Windows knows neither groups nor SIGTERM; its own tool walks the tree. */
function windowsTree(rootPid: number): ProcessTree {
  const living = () => (canSignal(rootPid) ? [rootPid] : []);
  return {
    living,
    signal: () => {
      if (living().length === 0) return;
      spawnSync('taskkill', ['/pid', String(rootPid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
    },
  };
}

function canSignal(pid: number): boolean {
  return trySignal(pid, 0);
}

function trySignal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
