import { afterRealMs, stopwatchMs } from '../../clock/wall-clock.ts';
import type { Simulator } from '../../compose/simulator.ts';
import { formatDuration } from '../../internal/duration.ts';
import type { StatusLine } from './status-line.ts';

/** A request in flight for less than this is not worth a word, in real milliseconds. */
const WORTH_TELLING_MS = 2_000;
const TICK_MS = 1_000;

/**
 * Shows how long the oldest request in flight has waited for its response.
 *
 * @returns Ends it.
 */
export function startResponseWait(
  simulator: Pick<Simulator, 'subscribe'>,
  status: StatusLine,
  timeoutMs: number,
): () => void {
  /** When each request left, by its delivery, oldest first. */
  const inFlight = new Map<string, number>();
  let isTicking = false;
  let isShown = false;
  let callOff: () => void = () => undefined;

  const tick = () => {
    const [oldest] = inFlight.values();
    isTicking = oldest !== undefined;
    if (oldest === undefined) return;
    const waitedMs = stopwatchMs() - oldest;
    if (waitedMs >= WORTH_TELLING_MS) {
      status.show(`… waiting for the response, ${wholeSeconds(waitedMs)} of ${formatDuration(timeoutMs)}`);
      isShown = true;
    }
    callOff = afterRealMs(TICK_MS, tick);
  };
  const hide = () => {
    if (isShown) status.clear();
    isShown = false;
  };
  const unsubscribe = simulator.subscribe((event) => {
    if (event.type === 'attempt-started') {
      inFlight.set(event.delivery.id, stopwatchMs());
      if (!isTicking) callOff = afterRealMs(TICK_MS, tick);
      isTicking = true;
    } else if (event.type === 'attempt-finished' || event.type === 'delivery-finished') {
      if (inFlight.delete(event.delivery.id)) hide();
    }
  });
  return () => {
    unsubscribe();
    callOff();
    hide();
  };
}

function wholeSeconds(durationMs: number): string {
  return formatDuration(Math.floor(durationMs / 1_000) * 1_000);
}
