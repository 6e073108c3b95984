import type { AttemptHook } from '../delivery/attempt-hook.ts';
import {
  checkedDisturbance,
  type Disturbance,
  NOTHING_WRONG,
  OF_AN_ATTEMPT,
} from '../delivery/disturbance.ts';
import type { DispatchOptions } from './dispatch-options.ts';
import { dueAfterMs, type PendingAttempt } from './pending-attempt.ts';

/**
 * Lets the hooks of a run prepare for an attempt and say what goes wrong with it. They do not know when the run is stopped, so that
 * is waited for beside them.
 *
 * @returns What goes wrong with this attempt alone; `stopped` where the run was stopped meanwhile.
 * @throws Whatever a hook throws, and SimulatorError `invalid-option` where that cannot go wrong.
 */
export async function askHooks(
  pending: PendingAttempt,
  { beforeAttempt, onAttempt }: Pick<DispatchOptions, 'beforeAttempt' | 'onAttempt'>,
  stop: AbortSignal,
): Promise<Disturbance | 'stopped'> {
  const { delivery, number } = pending;
  if (beforeAttempt !== undefined) {
    const ready = beforeAttempt({ delivery, attemptNumber: number, dueAfterMs: dueAfterMs(pending) });
    if (ready !== undefined) await orStop(ready, stop);
    if (stop.aborted) return 'stopped';
  }
  return onAttempt === undefined ? NOTHING_WRONG : await decide(pending, onAttempt, stop);
}

async function decide(
  pending: PendingAttempt,
  onAttempt: AttemptHook,
  stop: AbortSignal,
): Promise<Disturbance | 'stopped'> {
  const { delivery, number } = pending;
  const response = onAttempt({ attempt: { number, dueAfterMs: dueAfterMs(pending) }, delivery });
  const decided = Promise.resolve(response).then((wanted = NOTHING_WRONG) =>
    checkedDisturbance(wanted, { who: 'The hook "onAttempt"', members: OF_AN_ATTEMPT }),
  );
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
