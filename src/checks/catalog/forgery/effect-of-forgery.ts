import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Facts } from '../../evidence/observation/facts.ts';
import { watchSingle } from '../../evidence/observation/single.ts';
import { tellTwin } from '../../evidence/observation/told-event.ts';
import { bestTrace } from '../../evidence/observation/trace.ts';
import { letStateSettle } from '../../evidence/observation/watch.ts';
import { SIGNATURES_PAGE } from '../documentation.ts';
import { forgedVariation } from '../forgery-check.ts';
import { isAccepted } from '../response-kind.ts';

const NOTHING: Facts = new Map();
/** Changes that are shown. */
const SHOWN = 8;

/** AUTH-09a: a forgery that is refused leaves no trace. */
export const effectOfForgery: Check = {
  id: 'AUTH-09a',
  group: 'forgery',
  level: 'must',
  promise: 'changes nothing for a rejected request',
  sends: 'an event signed with another secret, and compares state and effects before and after',
  decides: 'nothing changed',
  requests: 2,
  needs: ['probe'],
  hostile: true,
  follows: ['AUTH-02a'],
  why: 'The event is processed before, or while, its signature is verified. The response looks right and the damage is done: strangers create contacts, orders and emails.',
  fix: 'Verify first, and call nothing that writes until the signature is known to be valid.',
  docs: SIGNATURES_PAGE,
  run: async (context) => {
    const once = await forgeOne(context);
    if (once.isAccepted) return unseen('The forgery was accepted; AUTH-02a is about that.', [once.exchange]);
    if (once.facts.size === 0) return kept('nothing changed');
    // Work on an earlier event may have ended late: only what another forgery does as well is the forgery's doing.
    const again = await forgeOne(context);
    const exchanges = [once.exchange, again.exchange];
    if (again.isAccepted || again.facts.size === 0) {
      return unseen(
        'Something changed after one of two forged events, so that it may have come of another.',
        exchanges,
      );
    }
    return broken('state or effects changed for a forged event', exchanges, {
      details: [...again.facts].slice(0, SHOWN).map(([place, values]) => `${place}: ${values.join(', ')}`),
    });
  },
};

/** Sends a forged event about subjects of its own, and looks at what it leaves behind when work had its time. */
async function forgeOne(context: CheckContext) {
  const trace = bestTrace(await context.acquaintance());
  const told = tellTwin(context, trace?.base ?? context.event());
  const single = await watchSingle(context, told, trace?.scope ?? { state: 'subject', effects: 'subject' });
  const exchange = await context.send({ ...forgedVariation('other-secret', context), event: told.event });
  if (isAccepted(exchange.result.outcome)) return { exchange, isAccepted: true, facts: NOTHING };
  await letStateSettle(context);
  return { exchange, isAccepted: false, facts: await single.look() };
}
