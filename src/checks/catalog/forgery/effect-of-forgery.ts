import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { watchSingle } from '../../evidence/observation/single.ts';
import { tellTwin } from '../../evidence/observation/told-event.ts';
import { bestTrace } from '../../evidence/observation/trace.ts';
import { letStateSettle } from '../../evidence/observation/watch.ts';
import { SIGNATURES_PAGE } from '../documentation.ts';
import { forgedVariation } from '../forgery-check.ts';
import { isAccepted } from '../response-kind.ts';

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
  requests: 1,
  needs: ['probe'],
  hostile: true,
  follows: ['AUTH-02a'],
  why: 'The event is processed before, or while, its signature is verified. The response looks right and the damage is done: strangers create contacts, orders and emails.',
  fix: 'Verify first, and call nothing that writes until the signature is known to be valid.',
  docs: SIGNATURES_PAGE,
  run: async (context) => {
    const { traces } = await context.acquaintance();
    const trace = bestTrace({ traces });
    const told = tellTwin(context, trace?.base ?? context.event());
    const scope = trace?.scope ?? { state: 'subject', effects: 'subject' };
    const single = await watchSingle(context, told, scope);
    const exchange = await context.send({ ...forgedVariation('other-secret', context), event: told.event });
    if (isAccepted(exchange.result.outcome)) {
      return unseen('The forgery was accepted; AUTH-02a is about that.', [exchange]);
    }
    await letStateSettle(context);
    const facts = await single.look();
    if (facts.size === 0) return kept('nothing changed');
    return broken('state or effects changed for a forged event', [exchange], {
      details: [...facts].slice(0, SHOWN).map(([place, values]) => `${place}: ${values.join(', ')}`),
    });
  },
};
