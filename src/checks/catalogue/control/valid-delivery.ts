import { describeOutcome } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { kept } from '../../engine/finding.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** CTRL-01. The runner sends the control delivery before everything else; this tells what came of it. */
export const validDelivery: Check = {
  id: 'CTRL-01',
  group: 'control',
  level: 'must',
  promise: 'takes a valid delivery',
  sends: 'a plain event, rightly signed',
  decides: 'the response is one of 200-207 and 226',
  requests: 12,
  needs: [],
  why: 'Nothing that a receiver refuses says anything about it as long as it refuses what is right, too. So nothing else is claimed until a valid delivery gets through.',
  fix: 'Let a valid delivery get 200 or 204.',
  docs: WEBHOOKS_PAGE,
  run: ({ control }) =>
    Promise.resolve(kept(`${describeOutcome(control.result.outcome)} for ${control.variation.event.type}`)),
};
