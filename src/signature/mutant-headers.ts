import { defineMutants } from './mutant-definition.ts';

/** One character that takes two bytes in UTF-8, and one byte in a header line. */
const MULTIBYTE_CHARACTER = 'é';

/** Ways of being wrong in how the signature is shown, or whether it is shown at all. */
export const HEADER_MUTANTS = defineMutants([
  {
    name: 'missing',
    describe: 'no signature header',
    expectation: 'must-refuse',
    reason: 'A receiver that verifies only signed requests accepts every unsigned one.',
    recipe: { signature: { kind: 'absent' } },
  },
  {
    name: 'empty',
    describe: 'an empty signature header',
    expectation: 'must-refuse',
    reason: 'An empty value is not a signature; testing only that the header exists misses it.',
    recipe: { signature: { kind: 'text', text: '' } },
  },
  {
    name: 'both-missing',
    describe: 'neither a signature nor a timestamp header',
    expectation: 'must-refuse',
    reason: 'Any stranger who finds the URL can send this.',
    recipe: { signature: { kind: 'absent' }, showsTimestamp: 'absent' },
  },
  {
    name: 'zeros',
    describe: '64 zeros for a signature',
    expectation: 'must-refuse',
    reason: 'It has the form of a signature and matches nothing.',
    recipe: { signature: { kind: 'text', text: '0'.repeat(64) } },
  },
  {
    name: 'truncated',
    describe: 'the first 10 characters of the valid signature',
    expectation: 'must-refuse',
    reason: 'A prefix comparison can be guessed, and a comparison of fixed length may crash.',
    recipe: { signature: { kind: 'first', characters: 10, after: '' } },
  },
  {
    name: 'wrong-length-multibyte',
    describe: '64 characters, the last of two bytes in UTF-8',
    expectation: 'must-refuse',
    reason: 'It passes a length check in characters; comparing its bytes may crash.',
    recipe: { signature: { kind: 'first', characters: 63, after: MULTIBYTE_CHARACTER } },
  },
  {
    name: 'extra-characters',
    describe: 'the valid signature plus two characters',
    expectation: 'should-refuse',
    reason: 'A comparison that stops early, or a decoder that drops non-hex characters, is not exact.',
    recipe: { signature: { kind: 'between', before: '', after: 'zz' } },
  },
  {
    name: 'prefixed',
    describe: 'the valid signature prefixed with "sha256="',
    expectation: 'should-refuse',
    reason: 'Other senders use this prefix; ClickFunnels does not.',
    recipe: { signature: { kind: 'between', before: 'sha256=', after: '' } },
  },
  {
    name: 'base64',
    describe: 'the valid signature in base64 instead of hex',
    expectation: 'should-refuse',
    reason: 'Other senders use base64; ClickFunnels uses hex.',
    recipe: { signature: { kind: 'base64' } },
  },
  {
    name: 'upper-case',
    describe: 'the valid signature in uppercase hex',
    expectation: 'may-accept',
    reason: 'ClickFunnels uses lowercase, but a receiver that decodes the hex gets the same bytes.',
    recipe: { signature: { kind: 'upper-case' } },
  },
]);
