import { afterRealMs } from '../clock/wall-clock.ts';
import type { WorkspaceCore } from './workspace-core.ts';

/** Rows that are removed in one transaction, so that nothing waits for long. */
const AT_ONCE = 500;
/** Real milliseconds between two looks for what is old. */
const EVERY_MS = 3_600_000;

/**
 * Removes what ended before the first moment that is kept, and gives the space back where there is much of it.
 *
 * @param keepMs For how long deliveries are kept after their end, in simulated milliseconds.
 */
export function removeOld({ store, now, change }: WorkspaceCore, keepMs: number): void {
  const before = now() - keepMs;
  let removed = 0;
  do removed = change(() => store.retention.removeBefore(before, AT_ONCE));
  while (removed > 0);
  store.retention.compact();
}

/**
 * Removes what is old from time to time, a little at a time and without giving the space back: that would make everything
 * wait, and what comes next uses it.
 *
 * @param everyMs Real milliseconds between two looks.
 * @returns A function that ends it.
 */
export function keepRemoving(
  { store, now, change }: Pick<WorkspaceCore, 'store' | 'now' | 'change'>,
  keepMs: number,
  everyMs: number = EVERY_MS,
): () => void {
  let callOff = next(everyMs);
  return () => callOff();

  function next(delayMs: number): () => void {
    return afterRealMs(delayMs, () => {
      try {
        const removed = change(() => store.retention.removeBefore(now() - keepMs, AT_ONCE));
        callOff = next(removed > 0 ? 0 : everyMs);
      } catch {
        // A disk that is full or gone ends the engine as well, which says so.
      }
    });
  }
}
