import { defineMutants } from './mutant-definition.ts';

/** Ways of being wrong in the secret, or in the bytes that were signed. */
export const MESSAGE_MUTANTS = defineMutants([
  {
    name: 'other-secret',
    describe: 'signed with another secret',
    expectation: 'must-refuse',
    reason: 'Only who knows the secret may send, and this sender does not.',
    recipe: { secret: 'other' },
  },
  {
    name: 'empty-secret',
    describe: 'signed with an empty secret',
    expectation: 'must-refuse',
    reason: 'A receiver whose secret was never configured computes just this signature.',
    recipe: { secret: { text: '' } },
  },
  {
    name: 'over-body-only',
    describe: 'signed over the body alone, without the timestamp',
    expectation: 'must-refuse',
    reason: 'A timestamp that is not signed can be renewed, so that a captured request is good for ever.',
    recipe: { signs: 'body' },
  },
  {
    name: 'without-dot',
    describe: 'signed without the dot between timestamp and body',
    expectation: 'must-refuse',
    reason: 'The dot keeps the timestamp apart from the body, and the documented message has it.',
    recipe: { signs: 'timestamp+body' },
  },
  {
    name: 'other-bodys-signature',
    describe: 'the right signature of another body',
    expectation: 'must-refuse',
    reason: 'A signature that was captured with one body must not vouch for another.',
    recipe: { signs: 'other-body' },
  },
  {
    name: 'body-changed',
    describe: 'one byte of the body changed after signing',
    expectation: 'must-refuse',
    reason: 'The signature has to cover every byte, or else amounts can be altered on the way.',
    recipe: { changesBody: true },
  },
]);
