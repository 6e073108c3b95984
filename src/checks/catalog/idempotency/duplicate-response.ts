import { describeOutcome, isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { responsesTo, THROTTLED } from '../judge-forgeries.ts';
import { responseKind } from '../response-kind.ts';

/** IDEM-01a: a delivery that comes again is a success, and not an error. */
export const duplicateResponse: Check = {
  id: 'IDEM-01a',
  group: 'idempotency',
  level: 'must',
  promise: 'responds to a duplicate with success',
  sends: 'a plain event, and the same event twice more, each signed anew',
  decides: 'every response is a 2xx that ClickFunnels counts as success',
  requests: 3,
  needs: [],
  why: 'Responses get lost now and then, and the delivery is retried. If the receiver calls the duplicate an error, ClickFunnels retries it for 37 hours and finally counts the endpoint as broken, although the work was done at the first attempt.',
  fix: 'Respond 200 to an event that was already processed, and do nothing.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const event = context.event();
    const [first, ...again] = await context.sendEach([
      { about: 'a delivery', event },
      { about: 'the same delivery again', event },
      { about: 'the same delivery a third time', event },
    ]);
    if (first === undefined || !isSuccess(first.result.outcome)) {
      return unseen('The first delivery was not accepted, so there was no duplicate to judge.', again);
    }
    const refused = again.filter(({ result }) => !isSuccess(result.outcome));
    const [worst] = refused;
    if (worst === undefined) return kept(responsesTo([first, ...again]));
    if (responseKind(worst.result.outcome) === 'throttled') return unseen(THROTTLED, [worst]);
    return broken(`${describeOutcome(worst.result.outcome)} for ${worst.variation.about}`, [worst, first]);
  },
};
