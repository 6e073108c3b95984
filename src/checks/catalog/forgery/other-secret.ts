import type { Check } from '../../engine/check.ts';
import { forgedVariation, forgeryCheck } from '../forgery-check.ts';
import { isAccepted } from '../response-kind.ts';

const signedOtherwise = forgeryCheck({
  id: 'AUTH-02a',
  group: 'forgery',
  level: 'must',
  promise: 'rejects a signature made with another secret',
  sends: 'events signed with another secret, and events with 64 zeros as signature',
  follows: [],
  forgeries: ['other-secret', 'zeros'],
  why: 'The signature is checked for presence and not verified: anyone who finds the URL and copies the header format can send any event.',
  fix: 'Compute the HMAC over timestamp + "." + raw body and compare it with the header before anything else.',
});

/** AUTH-02a: signatures of someone who does not know the secret. */
export const otherSecret: Check = {
  ...signedOtherwise,
  requests: signedOtherwise.requests + 1,
  run: async (context) => {
    const finding = await signedOtherwise.run(context);
    if (finding.kind !== 'broken') return finding;
    const unsigned = await context.send(forgedVariation('both-missing', context));
    if (!isAccepted(unsigned.result.outcome)) return finding;
    return {
      ...finding,
      observed: 'no signature is verified at all: unsigned requests are accepted as well',
      evidence: [...finding.evidence, unsigned],
    };
  },
};
