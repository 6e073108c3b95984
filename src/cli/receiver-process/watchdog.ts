import { spawn } from 'node:child_process';

/** Waits for the end of its input, which comes when this process ends, however it ends; then kills the group. */
const SCRIPT = 'read -r released || kill -9 "-$1"';

/**
 * Kills a process group when this process is gone, even by SIGKILL, which leaves no chance to do it here.
 *
 * @returns Calls it off.
 */
export function killWhenOrphaned(groupId: number): () => void {
  if (process.platform === 'win32') return () => undefined;
  const watchdog = spawn('sh', ['-c', SCRIPT, 'sh', String(groupId)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // What the terminal sends to this process's group must not end it.
    detached: true,
  });
  // Without a shell the receiver runs as well.
  watchdog.on('error', () => undefined);
  watchdog.stdin.on('error', () => undefined);
  watchdog.unref();
  if ('unref' in watchdog.stdin && typeof watchdog.stdin.unref === 'function') watchdog.stdin.unref();
  return () => watchdog.stdin.end('released\n');
}
