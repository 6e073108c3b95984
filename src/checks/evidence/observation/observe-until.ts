import { stopwatchMs } from '../../../clock/wall-clock.ts';
import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { type Observation, observe } from './observe.ts';

/** How often it is looked at least, in real milliseconds. */
const POLL_MS = 50;

/** Looks until something is seen, for as long as work may take to show. The last look, whatever it saw. */
export async function observeUntil(
  context: Pick<CheckContext, 'pause' | 'probe' | 'settleMs' | 'signal'>,
  event: OutgoingEvent,
  isSeen: (seen: Observation) => boolean,
): Promise<Observation> {
  const endAt = stopwatchMs() + context.settleMs;
  let seen = await observe(context, event);
  while (!isSeen(seen) && stopwatchMs() < endAt && !context.signal.aborted) {
    await context.pause(POLL_MS);
    seen = await observe(context, event);
  }
  return seen;
}
