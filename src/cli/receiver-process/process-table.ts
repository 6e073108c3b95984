import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** One process of this machine. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parentPid: number;
  /** The process group, which a process inherits from its parent unless it makes one of its own. */
  readonly groupId: number;
}

/**
 * Every living process; those that have ended and were not collected by their parent yet are left out. Read at once,
 * so that it works while this process ends. Empty where the system does not tell.
 */
export function livingProcesses(): readonly ProcessEntry[] {
  return process.platform === 'linux' ? processesFromProc() : processesFromPs();
}

/** The process table as Linux shows it, without starting another process. */
export function processesFromProc(): readonly ProcessEntry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        // The name stands in parentheses and may hold anything, so fields are counted from behind it.
        const [state, parentPid, groupId] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return entries(pid, parentPid, groupId, state);
      } catch {
        return [];
      }
    });
}

/** The process table as `ps` prints it, on macOS and other Unix systems. */
export function processesFromPs(): readonly ProcessEntry[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat='], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return (stdout ?? '').split('\n').flatMap((line) => {
    const [pid, parentPid, groupId, state] = line.trim().split(/\s+/);
    return entries(pid, parentPid, groupId, state);
  });
}

function entries(pid = '', parentPid = '', groupId = '', state = 'Z'): readonly ProcessEntry[] {
  if (/^[ZX]/.test(state)) return [];
  return [{ pid: Number(pid), parentPid: Number(parentPid), groupId: Number(groupId) }];
}
