import { afterRealMs } from '../../clock/wall-clock.ts';

/** Resolves after real milliseconds, or at once when the signal is aborted. Never rejects. */
export function pause(delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const callOff = afterRealMs(signal?.aborted ? 0 : delayMs, finish);
    signal?.addEventListener('abort', finish, { once: true });

    function finish() {
      callOff();
      signal?.removeEventListener('abort', finish);
      resolve();
    }
  });
}
