import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { observeSettled } from '../../evidence/observation/observe-settled.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { responsesTo } from '../judge-forgeries.ts';
import { beginStory, newMark, RESOURCES, shows } from './story.ts';
import { NOT_VISIBLE, visibleResource, visibleResources } from './visible-story.ts';

/** The attempt before which the creation comes. */
const CREATED_BEFORE = 3;

/** ORD-02a: an update of something unknown is taken eventually. */
export const updateFirstTaken: Check = {
  id: 'ORD-02a',
  group: 'order',
  level: 'must',
  promise: 'accepts an update that arrives before the creation',
  sends:
    'an update of an unknown contact or order on the retry schedule, and the creation before its third attempt',
  decides: 'one of the eight attempts gets a success response',
  requests: 22,
  needs: [],
  reproducedBy: 'check',
  why: 'Deliveries overtake each other, so an update may arrive before the creation. Asking for a retry is fine; a receiver that rejects the update at every attempt, or crashes on it, loses it after 37 hours.',
  fix: 'Create the missing record from the update, which carries the whole record, or respond 503 until it exists.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const seen: Exchange[] = [];
    for (const resource of RESOURCES) {
      const usual = beginStory(context, resource);
      const inOrder = await context.sendEach([
        { about: `${resource}.created`, event: usual.tell('created', 0, newMark(context)) },
        { about: `${resource}.updated`, event: usual.tell('updated', 60, newMark(context)) },
      ]);
      if (!inOrder.every(({ result }) => isSuccess(result.outcome))) continue;
      const story = beginStory(context, resource);
      const created = story.tell('created', 0, newMark(context));
      const { exchanges, status } = await context.deliver(story.tell('updated', 60, newMark(context)), {
        about: `${resource}.updated before its creation`,
        beforeAttempt: async (attempt) => {
          if (attempt === CREATED_BEFORE)
            await context.send({ about: `${resource}.created, late`, event: created });
        },
      });
      seen.push(...exchanges);
      if (status !== 'delivered') {
        return broken(`${responsesTo(exchanges)} for all attempts of ${resource}.updated`, exchanges);
      }
    }
    if (seen.length === 0) {
      return unseen(
        'Requires a receiver that accepts contact.created and then contact.updated, or the same for orders.',
      );
    }
    return kept(responsesTo(seen));
  },
};

/** ORD-02b: an update of something unknown is not lost. */
export const updateFirstKept: Check = {
  id: 'ORD-02b',
  group: 'order',
  level: 'must',
  promise: 'does not lose an update that arrives before the creation',
  sends:
    'an update of an unknown contact or order on the retry schedule, and the creation before its third attempt or after it',
  decides: 'the state is that of the update',
  requests: 60,
  needs: ['state'],
  findsOut: visibleResources,
  reproducedBy: 'check',
  why: 'The update finds no record, gets a success response and is lost. When the creation arrives, the record has its initial values, and keeps them until someone changes it again.',
  fix: 'Create the missing record from the update, which carries the whole record.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const resource = await visibleResource(context);
    if (resource === undefined) return unseen(NOT_VISIBLE);
    const story = beginStory(context, resource);
    const [old, recent] = [newMark(context), newMark(context)];
    const created = story.tell('created', 0, old);
    const updated = story.tell('updated', 60, recent);
    const late: Exchange[] = [];
    const sendCreated = async () => {
      late.push(await context.send({ about: `${resource}.created, late`, event: created }));
    };
    const { exchanges, status } = await context.deliver(updated, {
      about: `${resource}.updated before its creation`,
      beforeAttempt: async (attempt) => {
        if (attempt === CREATED_BEFORE) await sendCreated();
      },
    });
    if (status !== 'delivered') return unseen('The update was not accepted; see ORD-02a.', exchanges);
    if (late.length === 0) await sendCreated();
    const seen = await observeSettled(context, updated, (look) => shows(look, recent));
    if (shows(seen, recent)) return kept('the state is that of the update');
    const what = shows(seen, old) ? 'the state is that of the creation' : 'the update is not in the state';
    return broken(`${responsesTo(exchanges)} for the update, and ${what}`, [...exchanges, ...late]);
  },
};
