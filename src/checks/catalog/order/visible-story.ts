import type { CheckContext } from '../../engine/check-context.ts';
import { oncePerRun } from '../../engine/once-per-run.ts';
import type { Observation } from '../../evidence/observation/observe.ts';
import { observeUntil } from '../../evidence/observation/observe-until.ts';
import {
  beginStory,
  columnsShowing,
  columnsShowingPart,
  deliverInOrder,
  type Mark,
  newMark,
  RESOURCES,
  type Story,
  shows,
} from './story.ts';

/** Why no one can tell which state the receiver keeps. */
export const NOT_VISIBLE =
  'Requires a state that shows what an update changes: neither contact.updated nor order.updated was found in it, or older values stayed in it. The probe should return the current record of {subject_id}, with its names, notes or total_amount (cf-webhook-sim help probes).';

/** A resource of which the probe shows something. */
export interface VisibleResource {
  readonly resource: Story['resource'];
  /** The places in which the texts and the amounts of a creation show. */
  readonly creation: Readonly<Record<keyof Mark, ReadonlySet<string>>>;
  /**
   * The places in which the last of two updates that come in order shows; none where older values stay anywhere, so that
   * it is not the current state.
   */
  readonly update: ReadonlySet<string>;
}

/** What the probe shows of contacts and orders; found out once in a run. */
export const visibleResources = oncePerRun('visible resources', async (context) => {
  const subscribed = RESOURCES.filter((resource) => context.isSubscribed(`${resource}.created`));
  return await Promise.all(
    subscribed.map(async (resource): Promise<VisibleResource> => {
      const [creation, update] = await Promise.all([
        whereCreationShows(context, resource),
        whereUpdateShows(context, resource),
      ]);
      return { resource, creation, update };
    }),
  );
});

/** The first resource whose current state the probe shows. */
export async function visibleResource(context: CheckContext): Promise<Story['resource'] | undefined> {
  return (await visibleResources(context)).find(({ update }) => update.size > 0)?.resource;
}

async function whereCreationShows(
  context: CheckContext,
  resource: Story['resource'],
): Promise<VisibleResource['creation']> {
  const mark = newMark(context);
  const created = beginStory(context, resource).tell('created', 0, mark);
  const { refused } = await deliverInOrder(context, [created]);
  if (refused.length > 0) return { word: new Set(), amount: new Set() };
  const showing = (look: Observation) => ({
    word: columnsShowingPart(look, mark, 'word'),
    amount: columnsShowingPart(look, mark, 'amount'),
  });
  // A contact has no amounts.
  const isAll = ({ amount, word }: VisibleResource['creation']) =>
    word.size > 0 && (resource === 'contact' || amount.size > 0);
  return showing(await observeUntil(context, created, (look) => isAll(showing(look))));
}

async function whereUpdateShows(
  context: CheckContext,
  resource: Story['resource'],
): Promise<ReadonlySet<string>> {
  if (!context.isSubscribed(`${resource}.updated`)) return new Set();
  const story = beginStory(context, resource);
  const [old, recent] = [newMark(context), newMark(context)];
  const last = story.tell('updated', 120, recent);
  const { refused } = await deliverInOrder(context, [
    story.tell('created', 0, newMark(context)),
    story.tell('updated', 60, old),
    last,
  ]);
  if (refused.length > 0) return new Set();
  const seen = await observeUntil(context, last, (look) => shows(look, recent));
  return shows(seen, old) ? new Set() : columnsShowing(seen, recent);
}
