import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with the same id: when it started. `undefined` when there is no such process, or
 * where the system does not say (Windows).
 */
export function processIdentity(pid: number): string | undefined {
  return identityInProc(pid) ?? identityFromPs(pid);
}

/** Linux: the boot, and the start in clock ticks since then. */
function identityInProc(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the command stands in parentheses and may hold anything, so fields are counted from behind it.
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return start === undefined ? undefined : `${boot} ${start}`;
  } catch {
    return undefined;
  }
}

/** macOS and other Unix systems. */
function identityFromPs(pid: number): string | undefined {
  try {
    const start = execFileSync('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { LC_ALL: 'C' },
    }).trim();
    return start === '' ? undefined : start;
  } catch {
    return undefined;
  }
}
