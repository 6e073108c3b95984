import { describeOutcome } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { kept } from '../../engine/finding.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** CTRL-01. The runner sends the control delivery before everything else; this tells result. */
export const validDelivery: Check = {
  id: 'CTRL-01',
  group: 'control',
  level: 'must',
  promise: 'accepts a valid delivery',
  sends: 'a plain event with a valid signature',
  decides: 'the response is 200–207 or 226',
  requests: 40,
  needs: [],
  why: 'While valid deliveries are rejected, the other checks prove nothing, so nothing else runs until one is accepted.',
  fix: 'Respond to a valid delivery with 200 or 204.',
  docs: WEBHOOKS_PAGE,
  run: ({ control }) =>
    Promise.resolve(kept(`${describeOutcome(control.result.outcome)} for ${control.variation.event.type}`)),
};
