import { afterRealMs } from '../clock/wall-clock.ts';
import { SimulatorError } from '../errors/simulator-error.ts';
import { formatDuration } from '../internal/duration.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import type { Truthy, WaitOptions } from './local-workspace.ts';

/** How long something is waited for, in real milliseconds. */
const DEFAULT_WAIT_MS = 30_000;

/**
 * Waits until something is true of a workspace; it is asked at once, and after everything that happens.
 *
 * @returns What the predicate returned.
 * @throws SimulatorError `wait-timed-out`, and whatever the predicate throws or the signal was aborted with.
 */
export async function waitUntil<T>(
  service: WorkspaceService,
  predicate: () => T,
  { timeoutMs = DEFAULT_WAIT_MS, signal }: WaitOptions = {},
): Promise<Truthy<T>> {
  signal?.throwIfAborted();
  const first = predicate();
  if (isTrue(first)) return first;
  const cleanUps: (() => void)[] = [];
  try {
    return await new Promise<Truthy<T>>((resolve, reject) => {
      let isAsked = false;
      const ask = () => {
        isAsked = false;
        try {
          const found = predicate();
          if (isTrue(found)) resolve(found);
        } catch (error) {
          reject(error);
        }
      };
      const askSoon = () => {
        // Many things happen at once, and each is kept before it is announced.
        if (isAsked) return;
        isAsked = true;
        queueMicrotask(ask);
      };
      cleanUps.push(service.subscribe(askSoon));
      cleanUps.push(afterRealMs(timeoutMs, () => reject(timedOut(service, timeoutMs))));
      const onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      cleanUps.push(() => signal?.removeEventListener('abort', onAbort));
      service.ended.then(() => reject(closed()), reject);
    });
  } finally {
    for (const cleanUp of cleanUps) cleanUp();
  }
}

function isTrue<T>(value: T): value is T & Truthy<T> {
  return Boolean(value);
}

function timedOut({ deliveries, clock }: WorkspaceService, timeoutMs: number): SimulatorError {
  const counts = Object.entries(deliveries.counts()).filter(([, count]) => count > 0);
  const standing = counts.map(([state, count]) => `${count} ${state}`).join(', ');
  const nextAt = clock.nextAt();
  const { now } = clock.read();
  const isLater = nextAt !== null && nextAt > now;
  return new SimulatorError({
    code: 'wait-timed-out',
    problem: `What was waited for did not happen within ${formatDuration(timeoutMs)}; deliveries: ${standing || 'none'}.`,
    ...(isLater
      ? { cure: `The next attempt is due in ${formatDuration(nextAt - now)}; advance() lets that time pass.` }
      : {}),
  });
}

function closed(): SimulatorError {
  return new SimulatorError({
    code: 'simulator-closed',
    problem: 'The workspace was closed while something was waited for.',
  });
}
