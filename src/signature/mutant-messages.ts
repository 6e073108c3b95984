import { createHash, createHmac } from 'node:crypto';
import { changeOneByte } from './mutant-body.ts';
import { defineMutants } from './mutant-definition.ts';
import { signBody } from './sign.ts';

const OTHER_BODY = '{"data":{"id":1},"event_type":"contact.created","subject_id":1,"subject_type":"Contact"}';

/** Ways of being wrong in the secret, or in the bytes that were signed. */
export const MESSAGE_MUTANTS = defineMutants([
  {
    name: 'other-secret',
    describe: 'signed with another secret',
    expectation: 'must-refuse',
    reason: 'Only who knows the secret may send, and this sender does not.',
    lie: (valid) => ({ signature: signBody({ ...valid, secret: otherSecret(valid.secret) }) }),
  },
  {
    name: 'empty-secret',
    describe: 'signed with an empty secret',
    expectation: 'must-refuse',
    reason: 'A receiver whose secret was never configured computes just this signature.',
    lie: (valid) => ({ signature: signBody({ ...valid, secret: '' }) }),
  },
  {
    name: 'over-body-only',
    describe: 'signed over the body alone, without the timestamp',
    expectation: 'must-refuse',
    reason: 'A timestamp that is not signed can be renewed, so that a captured request is good for ever.',
    lie: ({ secret, body }) => ({ signature: hmac(secret, body) }),
  },
  {
    name: 'without-dot',
    describe: 'signed without the dot between timestamp and body',
    expectation: 'must-refuse',
    reason: 'The dot keeps the timestamp apart from the body, and the documented message has it.',
    lie: ({ secret, timestamp, body }) => ({
      signature: hmac(secret, Buffer.concat([Buffer.from(String(timestamp)), body])),
    }),
  },
  {
    name: 'other-bodys-signature',
    describe: 'the right signature of another body',
    expectation: 'must-refuse',
    reason: 'A signature that was captured with one body must not vouch for another.',
    lie: (valid) => ({ signature: signBody({ ...valid, body: OTHER_BODY }) }),
  },
  {
    name: 'body-changed',
    describe: 'one byte of the body changed after signing',
    expectation: 'must-refuse',
    reason: 'The signature has to cover every byte, or else amounts can be altered on the way.',
    lie: ({ body }) => ({ body: changeOneByte(body) }),
  },
]);

function hmac(secret: string, message: Uint8Array): string {
  return createHmac('sha256', secret).update(message).digest('hex');
}

/** Of the form of a real secret, different for every secret, and the same each time. */
function otherSecret(secret: string): string {
  return createHash('sha256').update(`not ${secret}`).digest('hex');
}
