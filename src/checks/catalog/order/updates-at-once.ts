import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import type { Observation } from '../../evidence/observation/observe.ts';
import { observeSettled } from '../../evidence/observation/observe-settled.ts';
import { letStateSettle } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { isSubset, olderColumns } from './newest-wins.ts';
import { beginStory, columnsShowing, deliverInOrder, newMark } from './story.ts';
import { NOT_VISIBLE, visibleResources } from './visible-story.ts';

/** How often it is tried: who comes first is a matter of luck. */
const ROUNDS = 4;

/** ORD-01e: two updates at the same moment do not overtake each other inside the receiver. */
export const updatesAtOnce: Check = {
  id: 'ORD-01e',
  group: 'order',
  level: 'should',
  promise: 'keeps the newer of two updates that arrive at once (race condition)',
  sends: `a creation, then two updates, their last bytes at the same moment, in ${ROUNDS} rounds`,
  decides: 'the state is that of the newer update, every time',
  requests: 2 * (20 + ROUNDS * 4),
  needs: ['state'],
  findsOut: visibleResources,
  reproducedBy: 'check',
  follows: ['ORD-01a'],
  why: 'The handler reads the stored updated_at, compares, and writes in a second step. Two updates that arrive together are both compared with the state before them, and the one that writes last wins, also when it is the older one.',
  fix: 'Compare and write in one statement (UPDATE … WHERE updated_at <= $1), or lock the row first (SELECT … FOR UPDATE).',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const visible = (await visibleResources(context)).filter(({ update }) => update.size > 0);
    const evidence: Exchange[] = [];
    const details: string[] = [];
    let judged = 0;
    for (const { resource, update: columns } of visible) {
      for (let round = 0; round < ROUNDS; round += 1) {
        const story = beginStory(context, resource);
        const marks = [newMark(context), newMark(context), newMark(context)] as const;
        const created = await deliverInOrder(context, [story.tell('created', 0, marks[0])]);
        await letStateSettle(context);
        const older = story.tell('updated', 60, marks[1]);
        const newer = story.tell('updated', 120, marks[2]);
        const pair = round % 2 === 0 ? [older, newer] : [newer, older];
        const together = await context.sendTogether(
          pair.map((event) => ({ about: `${event === newer ? 'the newer' : 'the older'} update`, event })),
        );
        const again = together.filter(({ result }) => !isSuccess(result.outcome));
        const { refused } = await deliverInOrder(
          context,
          again.map(({ variation }) => variation.event),
        );
        if (refused.length + created.refused.length > 0) continue;
        await letStateSettle(context);
        const isNewest = (look: Observation) => isSubset(columns, columnsShowing(look, marks[2]));
        const seen = await observeSettled(context, newer, isNewest);
        const old = olderColumns(seen, columns, marks);
        if (isNewest(seen)) judged += 1;
        else if (old.length > 0) {
          evidence.push(...together);
          details.push(`${resource}:`, ...old.map((line) => `  ${line}`));
        }
      }
    }
    if (details.length > 0) return broken('the older of two updates won the race', evidence, { details });
    return judged > 0 ? kept(`the newest update wins in ${judged} rounds`) : unseen(NOT_VISIBLE);
  },
};
