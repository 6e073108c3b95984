import type { Check } from '../../engine/check.ts';
import { unseen } from '../../engine/finding.ts';
import { SIGNATURES_PAGE } from '../documentation.ts';
import { judgeTwins } from '../judge-twins.ts';

/** AUTH-08: both secrets are taken while the endpoint goes from one to the other. */
export const secretRotation: Check = {
  id: 'AUTH-08',
  group: 'replay-window',
  level: 'should',
  promise: 'accepts the old and the new secret during a rotation',
  sends: 'events signed with the new secret, with the old one, and a retry that switches from old to new',
  decides: 'every response is a 2xx that ClickFunnels counts as success',
  requests: 4,
  needs: ['old-secret'],
  why: 'The secret changes on two sides, never at the same moment. Attempts in flight and retries of the last 37 hours meet a receiver that knows only the other secret, and are lost.',
  fix: 'Verify against a list of secrets, and keep the old one until the longest retry is over.',
  docs: SIGNATURES_PAGE,
  run: async (context) => {
    const { oldSecret } = context;
    if (oldSecret === undefined) return unseen('Requires the secret before the last rotation: --old-secret.');
    const byOld = { secret: { text: oldSecret } } as const;
    const retried = context.event();
    return judgeTwins(
      await context.sendEach([
        { about: 'signed with the new secret', event: context.event() },
        { about: 'signed with the old secret', event: context.event(), signature: byOld },
        { about: 'an event signed with the old secret', event: retried, signature: byOld },
        { about: 'the same event again, signed with the new secret', event: retried },
      ]),
    );
  },
};
