import { defineMutants } from './mutant-definition.ts';

/** One character that takes two bytes in UTF-8, and one byte in a header line. */
const MULTIBYTE_CHARACTER = 'é';

/** Ways of being wrong in how the signature is shown, or whether it is shown at all. */
export const HEADER_MUTANTS = defineMutants([
  {
    name: 'missing',
    describe: 'no signature header',
    expectation: 'must-refuse',
    reason: 'A receiver that verifies only what is signed lets in everyone who does not sign.',
    recipe: { signature: { kind: 'absent' } },
  },
  {
    name: 'empty',
    describe: 'an empty signature header',
    expectation: 'must-refuse',
    reason: 'An empty value is no signature, and a check for the header alone does not see that.',
    recipe: { signature: { kind: 'text', text: '' } },
  },
  {
    name: 'both-missing',
    describe: 'neither a signature nor a timestamp header',
    expectation: 'must-refuse',
    reason: 'This is what any stranger can send who has found the address.',
    recipe: { signature: { kind: 'absent' }, showsTimestamp: 'absent' },
  },
  {
    name: 'zeros',
    describe: '64 zeros for a signature',
    expectation: 'must-refuse',
    reason: 'It has the form of a signature and belongs to nothing.',
    recipe: { signature: { kind: 'text', text: '0'.repeat(64) } },
  },
  {
    name: 'truncated',
    describe: 'the first 10 characters of the valid signature',
    expectation: 'must-refuse',
    reason: 'A comparison that is content with a prefix can be guessed, and one of fixed length may crash.',
    recipe: { signature: { kind: 'first', characters: 10, after: '' } },
  },
  {
    name: 'wrong-length-multibyte',
    describe: '64 characters, the last of two bytes in UTF-8',
    expectation: 'must-refuse',
    reason: 'It passes a check of its length in characters, and then a comparison of bytes may crash.',
    recipe: { signature: { kind: 'first', characters: 63, after: MULTIBYTE_CHARACTER } },
  },
  {
    name: 'extra-characters',
    describe: 'the right signature with two characters after it',
    expectation: 'should-refuse',
    reason: 'A comparison that stops early, or a decoder that drops what is not hex, is not an exact one.',
    recipe: { signature: { kind: 'between', before: '', after: 'zz' } },
  },
  {
    name: 'prefixed',
    describe: 'the right signature behind "sha256="',
    expectation: 'should-refuse',
    reason: 'Other senders write this prefix and ClickFunnels does not.',
    recipe: { signature: { kind: 'between', before: 'sha256=', after: '' } },
  },
  {
    name: 'base64',
    describe: 'the right signature in base64 instead of hex',
    expectation: 'should-refuse',
    reason: 'Other senders write base64 and ClickFunnels writes hex.',
    recipe: { signature: { kind: 'base64' } },
  },
  {
    name: 'upper-case',
    describe: 'the right signature in upper-case hex',
    expectation: 'may-accept',
    reason: 'ClickFunnels writes lower case, but a receiver that decodes the hex reads the same bytes.',
    recipe: { signature: { kind: 'upper-case' } },
  },
]);
