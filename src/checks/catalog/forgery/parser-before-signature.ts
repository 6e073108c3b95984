import { describeOutcome } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { SIGNATURES_PAGE } from '../documentation.ts';
import { forgedVariation } from '../forgery-check.ts';
import { THROTTLED } from '../judge-forgeries.ts';
import { responseKind } from '../response-kind.ts';

/** AUTH-09b: who does not know the secret cannot reach the parser. */
export const parserBeforeSignature: Check = {
  id: 'AUTH-09b',
  group: 'forgery',
  level: 'info',
  promise: 'verifies the signature before parsing the body',
  sends: 'two forged requests: one with a complete event, one with broken JSON',
  decides: 'both get the same status',
  requests: 2,
  needs: [],
  hostile: true,
  why: 'The two responses differ, so the body is parsed before its signature is verified: strangers reach the parser and the validation, and everything that can go wrong in them.',
  fix: 'Take the raw body, verify it, and only then parse it.',
  docs: SIGNATURES_PAGE,
  run: async (context) => {
    const whole = forgedVariation('other-secret', context);
    const cut = whole.event.body.subarray(0, Math.floor(whole.event.body.length / 2));
    const exchanges = await context.sendEach([
      whole,
      { ...whole, about: 'broken JSON, signed with another secret', body: cut },
    ]);
    const [toWhole, toBroken] = exchanges;
    if (toWhole === undefined || toBroken === undefined) return unseen('Nothing was sent.');
    const kinds = exchanges.map(({ result }) => responseKind(result.outcome));
    if (kinds.includes('throttled')) return unseen(THROTTLED, exchanges);
    // A forgery that is accepted is the matter of other checks.
    if (kinds[0] === 'success')
      return unseen('A forged request was accepted, so nothing can be said about what is verified first.');
    const responses = exchanges.map(({ result }) => describeOutcome(result.outcome));
    if (responses[0] === responses[1]) return kept(`${responses[0]} both times`);
    return broken(`${responses[0]} for a complete event, ${responses[1]} for broken JSON`, [
      toBroken,
      toWhole,
    ]);
  },
};
