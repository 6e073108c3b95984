import { describeOutcome, isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { THROTTLED } from '../judge-forgeries.ts';
import { responseKind } from '../response-kind.ts';

/** CTRL-02: after everything else, the receiver is as it was. */
export const stillAlive: Check = {
  id: 'CTRL-02',
  group: 'control',
  level: 'must',
  promise: 'still accepts a valid delivery after all other checks',
  sends: 'a plain event with a valid signature, after everything else',
  decides: 'the response is 200–207 or 226',
  requests: 1,
  needs: [],
  comesLast: true,
  why: 'An earlier request took the receiver down or made it reject everything. In production, one odd request would block every delivery after it.',
  fix: "Look in the receiver's log for the first exception, and for a limit on rate, connections or memory.",
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const exchange = await context.attempt({ about: 'a valid delivery at the end', event: context.event() });
    const { outcome } = exchange.result;
    const response = describeOutcome(outcome);
    if (isSuccess(outcome)) return kept(response);
    if (responseKind(outcome) === 'throttled') return unseen(THROTTLED, [exchange]);
    return broken(`${response} at the end, success at the beginning`, [exchange]);
  },
};
