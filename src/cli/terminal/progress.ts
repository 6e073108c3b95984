import { stopwatchMs } from '../../clock/wall-clock.ts';
import type { Simulator } from '../../compose/simulator.ts';
import type { StatusLine } from './status-line.ts';

/** The shortest time between two updates, in real milliseconds. */
const UPDATE_EVERY_MS = 200;

/**
 * Returns how far a long run is: deliveries ended out of all, attempts per second, failures so far.
 *
 * @returns Ends it.
 */
export function startProgress(
  simulator: Simulator,
  status: StatusLine,
  total: number | undefined,
): () => void {
  const startedAt = stopwatchMs();
  let updatedAt = startedAt;
  let attempts = 0;
  let failures = 0;
  let ended = 0;

  const unsubscribe = simulator.subscribe((event) => {
    if (event.type === 'attempt-finished') {
      attempts += 1;
      if (event.next.kind === 'retry' || event.next.status === 'exhausted') failures += 1;
    } else if (event.type === 'delivery-finished') {
      ended += 1;
    }
    const now = stopwatchMs();
    if (now - updatedAt < UPDATE_EVERY_MS) return;
    updatedAt = now;
    const perSecond = Math.round((attempts * 1_000) / (now - startedAt));
    const all = total === undefined ? '' : ` of ${total}`;
    status.show(`… ${ended}${all} ended · ${perSecond} attempts/s · ${failures} failed attempts`);
  });
  return () => {
    unsubscribe();
    status.clear();
  };
}
