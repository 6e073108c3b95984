import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { FellBehind } from '../../engine/fell-behind.ts';
import { type Observation, observe } from './observe.ts';
import { observeUntil } from './observe-until.ts';
import { letStateSettle } from './watch.ts';

/**
 * Looks until something is seen. Where it is not, nothing is claimed before an event that was sent later has been worked on.
 *
 * @throws FellBehind when that one is not worked on either.
 */
export async function observeSettled(
  context: CheckContext,
  event: OutgoingEvent,
  isSeen: (seen: Observation) => boolean,
): Promise<Observation> {
  const seen = await observeUntil(context, event, isSeen);
  if (isSeen(seen)) return seen;
  if (!(await letStateSettle(context))) throw new FellBehind();
  return await observe(context, event);
}
