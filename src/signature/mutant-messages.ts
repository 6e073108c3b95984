import { defineMutants } from './mutant-definition.ts';

/** Ways of being wrong in the secret, or in the bytes that were signed. */
export const MESSAGE_MUTANTS = defineMutants([
  {
    name: 'other-secret',
    describe: 'signed with another secret',
    expectation: 'must-refuse',
    reason: 'Only a sender that knows the secret may be accepted.',
    recipe: { secret: 'other' },
  },
  {
    name: 'empty-secret',
    describe: 'signed with an empty secret',
    expectation: 'must-refuse',
    reason: 'A receiver whose secret was never configured computes this very signature.',
    recipe: { secret: { text: '' } },
  },
  {
    name: 'over-body-only',
    describe: 'signed over the body alone, without the timestamp',
    expectation: 'must-refuse',
    reason: 'An unsigned timestamp can be renewed, so a captured request can be replayed forever.',
    recipe: { signs: 'body' },
  },
  {
    name: 'without-dot',
    describe: 'signed without the dot between timestamp and body',
    expectation: 'must-refuse',
    reason: 'The dot separates the timestamp from the body; the documented message has it.',
    recipe: { signs: 'timestamp+body' },
  },
  {
    name: 'other-bodys-signature',
    describe: 'the valid signature of another body',
    expectation: 'must-refuse',
    reason: 'A signature captured with one body must not authenticate another.',
    recipe: { signs: 'other-body' },
  },
  {
    name: 'body-changed',
    describe: 'one byte of the body changed after signing',
    expectation: 'must-refuse',
    reason: 'The signature must cover every byte, or amounts can be altered in transit.',
    recipe: { changesBody: true },
  },
]);
