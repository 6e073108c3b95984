import type { CheckContext } from '../../engine/check-context.ts';
import { observeUntil } from '../../evidence/observation/observe-until.ts';
import {
  beginStory,
  columnsShowing,
  deliverInOrder,
  newMark,
  RESOURCES,
  type Story,
  shows,
} from './story.ts';

/** Why no one can tell which state the receiver keeps. */
export const NOT_VISIBLE =
  'Requires a state that shows what an update changes: neither contact.updated nor order.updated was found in it, or older values stayed in it. The probe should return the current record of {subject_id}, with its names, notes or total_amount (cf-webhook-sim help probes).';

/** A resource whose current state the probe shows. */
export interface VisibleResource {
  readonly resource: Story['resource'];
  /** The places in which an update shows. */
  readonly columns: ReadonlySet<string>;
}

/**
 * The first resource whose current state the probe shows: of what is told in order, the newest is there and what it has
 * replaced is not.
 *
 * @param startedAt When the story begins. @default the time of the story of the run
 */
export async function visibleResource(
  context: CheckContext,
  startedAt?: number,
): Promise<Story['resource'] | undefined> {
  return (await visibleResources(context, startedAt))[0]?.resource;
}

/** Every such resource. */
export async function visibleResources(
  context: CheckContext,
  startedAt?: number,
): Promise<readonly VisibleResource[]> {
  const visible: VisibleResource[] = [];
  for (const resource of RESOURCES) {
    if (!context.isSubscribed(`${resource}.updated`)) continue;
    const story = beginStory(context, resource, startedAt);
    const [old, recent] = [newMark(context), newMark(context)];
    const events = [story.tell('created', 0, newMark(context)), story.tell('updated', 60, old)];
    const last = story.tell('updated', 120, recent);
    const { refused } = await deliverInOrder(context, [...events, last]);
    if (refused.length > 0) continue;
    const seen = await observeUntil(context, last, (look) => shows(look, recent));
    if (!shows(seen, recent) || shows(seen, old)) continue;
    visible.push({ resource, columns: columnsShowing(seen, recent) });
  }
  return visible;
}
