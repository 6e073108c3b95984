import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { createLooks } from './looks.ts';
import { type Observation, observe } from './observe.ts';

/** Looks until something is seen, for as long as work may take to show. The last look, whatever it saw. */
export async function observeUntil(
  context: Pick<CheckContext, 'pause' | 'probe' | 'settleMs' | 'signal'>,
  event: OutgoingEvent,
  isSeen: (seen: Observation) => boolean,
): Promise<Observation> {
  const looks = createLooks(context);
  let seen = await observe(context, event);
  while (!isSeen(seen) && looks.elapsedMs() < context.settleMs && !context.signal.aborted) {
    await looks.untilNext();
    seen = await observe(context, event);
  }
  return seen;
}
