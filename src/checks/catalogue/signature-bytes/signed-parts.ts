import { describeOutcome } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken } from '../../engine/finding.ts';
import { SIGNATURES_PAGE } from '../documentation.ts';
import { forgeryCheck } from '../forgery-check.ts';
import { judgeForgeries } from '../judge-forgeries.ts';
import { isAccepted } from '../response-kind.ts';

/** SIG-06a: what is signed is changed afterwards. */
export const changedAfterSigning = forgeryCheck({
  id: 'SIG-06a',
  group: 'signature-bytes',
  level: 'must',
  promise: 'refuses a timestamp or a body that was changed after signing',
  sends: 'events whose timestamp was moved by 5 s, and whose body was changed by one byte, after signing',
  forgeries: ['timestamp-changed', 'body-changed'],
  why: 'The signature does not cover what it should. Who captures one delivery can renew its timestamp and send it for ever, or change the amount in it.',
  fix: 'Sign timestamp + "." + the whole raw body.',
});

/** SIG-06b: signatures over something else. */
export const otherMessage = forgeryCheck({
  id: 'SIG-06b',
  group: 'signature-bytes',
  level: 'must',
  promise: 'refuses a signature over anything but timestamp.body',
  sends: 'events signed over the body alone, the timestamp alone, without the dot, over another body',
  forgeries: [
    'over-body-only',
    'without-dot',
    'other-bodys-signature',
    { about: 'signed over the timestamp alone', signature: { signs: 'timestamp' } },
  ],
  why: 'A second way of signing is taken beside the documented one, for an older sender perhaps. A signature that does not cover the timestamp is good for ever, and one that does not cover the body is good for any.',
  fix: 'Take the documented message alone: timestamp + "." + raw body.',
});

/** SIG-06c: the right signature of another delivery. */
export const borrowedSignature: Check = {
  id: 'SIG-06c',
  group: 'signature-bytes',
  level: 'must',
  promise: 'refuses the signature of another delivery',
  sends: 'a valid delivery, and then another body with the signature and the timestamp of the first',
  decides: 'the second does not get a 2xx',
  requests: 2,
  needs: [],
  hostile: true,
  follows: ['AUTH-02a'],
  why: 'Signatures are remembered as good, or compared with something else than the body that came with them. Who captures one delivery can send any body under its signature for ten minutes.',
  fix: 'Compute the signature of each request over its own body, and remember none.',
  docs: SIGNATURES_PAGE,
  run: async (context) => {
    const first = await context.send({ about: 'a valid delivery', event: context.event() });
    const second = await context.send({
      about: 'another body with the signature of the first',
      event: context.event(),
      replays: first,
    });
    const { outcome } = second.result;
    if (!isAccepted(outcome)) return judgeForgeries([second]);
    return broken(`${describeOutcome(outcome)}: another body with a captured signature`, [second, first]);
  },
};
