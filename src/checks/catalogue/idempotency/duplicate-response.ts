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
  promise: 'responses a delivery that it has had before with success',
  sends: 'a plain event, and the same one twice more, each signed anew',
  decides: 'all three get a 2xx',
  requests: 3,
  needs: [],
  why: 'A response gets lost now and then, and the delivery comes again. Where the receiver calls that an error, ClickFunnels retries it for 37 hours, and counts the endpoint as broken in the end, although everything was done at the first time.',
  fix: 'Response an event that was processed before with 200, and do nothing.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const event = context.event();
    const [first, ...again] = await context.sendEach([
      { about: 'a delivery', event },
      { about: 'the same delivery again', event },
      { about: 'the same delivery for the third time', event },
    ]);
    if (first === undefined || !isSuccess(first.result.outcome)) {
      return unseen('The first delivery was not taken, so that nothing came again.', again);
    }
    const refused = again.filter(({ result }) => !isSuccess(result.outcome));
    const [worst] = refused;
    if (worst === undefined) return kept(responsesTo([first, ...again]));
    if (responseKind(worst.result.outcome) === 'throttled') return unseen(THROTTLED, [worst]);
    return broken(`${describeOutcome(worst.result.outcome)} for ${worst.variation.about}`, [worst, first]);
  },
};
