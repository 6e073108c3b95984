import { type AttemptDecision, type AttemptHook, checkedDecision } from '../delivery/attempt-hook.ts';
import type { DispatchOptions } from './dispatch-options.ts';
import { dueAfterMs, type PendingAttempt } from './pending-attempt.ts';

/**
 * Lets the hooks of a run prepare for an attempt and decide about it. They do not know when the run is stopped, so that
 * is waited for beside them.
 *
 * @returns What becomes of the attempt; `stopped` where the run was stopped meanwhile.
 * @throws Whatever a hook throws, and SimulatorError `invalid-option` where its answer is no decision.
 */
export async function askHooks(
  pending: PendingAttempt,
  { beforeAttempt, onAttempt }: Pick<DispatchOptions, 'beforeAttempt' | 'onAttempt'>,
  stop: AbortSignal,
): Promise<AttemptDecision | 'stopped'> {
  const { delivery, number } = pending;
  if (beforeAttempt !== undefined) {
    const ready = beforeAttempt({ delivery, attemptNumber: number, dueAfterMs: dueAfterMs(pending) });
    if (ready !== undefined) await orStop(ready, stop);
    if (stop.aborted) return 'stopped';
  }
  return onAttempt === undefined ? 'pass' : await decide(pending, onAttempt, stop);
}

async function decide(
  pending: PendingAttempt,
  onAttempt: AttemptHook,
  stop: AbortSignal,
): Promise<AttemptDecision | 'stopped'> {
  const { delivery, number } = pending;
  const answer = onAttempt({ attempt: { number, dueAfterMs: dueAfterMs(pending) }, delivery });
  const decided = Promise.resolve(answer).then(checkedDecision);
  await orStop(decided, stop);
  return stop.aborted ? 'stopped' : await decided;
}

async function orStop(waiting: Promise<unknown>, stop: AbortSignal): Promise<void> {
  const over = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    stop.addEventListener('abort', () => resolve(), { once: true, signal: over.signal });
  });
  try {
    await Promise.race([waiting, stopped]);
  } finally {
    over.abort();
  }
}
