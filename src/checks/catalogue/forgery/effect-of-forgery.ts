import { isDeepStrictEqual } from 'node:util';
import type { Check } from '../../engine/check.ts';
import { broken, kept } from '../../engine/finding.ts';
import { observe } from '../../evidence/observation/observe.ts';
import { SIGNATURES_PAGE } from '../documentation.ts';
import { forgedVariation } from '../forgery-check.ts';

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
  why: 'The event is processed before, or while, its signature is verified. The response looks right and the damage is done: strangers create contacts, orders and emails.',
  fix: 'Verify first, and call nothing that writes until the signature is known to be valid.',
  docs: SIGNATURES_PAGE,
  run: async (context) => {
    const variation = forgedVariation('other-secret', context);
    const before = await observe(context, variation.event);
    const exchange = await context.send(variation);
    const after = await observe(context, variation.event);
    if (isDeepStrictEqual(before, after)) return kept('nothing changed');
    return broken('state or effects changed for a forged event', [exchange], {
      details: [`before: ${JSON.stringify(before)}`, `after:  ${JSON.stringify(after)}`],
    });
  },
};
