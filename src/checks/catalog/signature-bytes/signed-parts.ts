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
  promise: 'rejects a timestamp or body changed after signing',
  sends: 'events whose timestamp was moved by 5 s, or whose body was changed by one byte, after signing',
  forgeries: ['timestamp-changed', 'body-changed'],
  why: 'The signature does not cover what it should. An attacker who captures one delivery can renew its timestamp and replay it forever, or change the amount in it.',
  fix: 'Sign timestamp + "." + the whole raw body.',
});

/** SIG-06b: signatures over something else. */
export const otherMessage = forgeryCheck({
  id: 'SIG-06b',
  group: 'signature-bytes',
  level: 'must',
  promise: 'rejects a signature over anything but timestamp.body',
  sends:
    'events signed over the body alone, over the timestamp alone, without the dot, and over another body',
  forgeries: [
    'over-body-only',
    'without-dot',
    'other-bodys-signature',
    { about: 'signed over the timestamp alone', signature: { signs: 'timestamp' } },
  ],
  why: 'A second signature scheme is accepted next to the documented one, perhaps for an older sender. A signature that does not cover the timestamp is valid forever; one that does not cover the body is valid for any body.',
  fix: 'Accept only the documented scheme: timestamp + "." + raw body.',
});

/** SIG-06c: the right signature of another delivery. */
export const borrowedSignature: Check = {
  id: 'SIG-06c',
  group: 'signature-bytes',
  level: 'must',
  promise: 'rejects the signature of another delivery',
  sends: 'a valid delivery, then another body with the signature and timestamp of the first',
  decides: 'the second response is not a 2xx',
  requests: 2,
  needs: [],
  hostile: true,
  follows: ['AUTH-02a'],
  why: 'Valid signatures are cached, or compared with something other than the body that came with them. An attacker who captures one delivery can send any body under its signature for ten minutes.',
  fix: 'Compute the signature of each request over its own body, and cache none.',
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
