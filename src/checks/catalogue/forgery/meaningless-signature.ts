import type { Forgery } from '../forgery-check.ts';
import { forgeryCheck } from '../forgery-check.ts';

/** What stands in a header where a variable had no value. */
const WORDS = ['undefined', 'null', 'false', '-'] as const;

/** AUTH-01b: a signature header with nothing in it. */
export const meaninglessSignature = forgeryCheck({
  id: 'AUTH-01b',
  group: 'forgery',
  level: 'must',
  promise: 'refuses a signature header with nothing in it',
  sends: 'events with an empty signature, and with undefined, null, false and - for one',
  forgeries: [
    'empty',
    ...WORDS.map(
      (text): Forgery => ({
        about: `the signature "${text}"`,
        signature: { signature: { kind: 'text', text } },
      }),
    ),
  ],
  why: 'The header is there, so that a test for its presence passes, and its value is taken for "no signature", so that nothing is verified: an open door that looks closed.',
  fix: 'Verify in every case; a value that is not 64 hex digits is a reason to refuse, never to skip.',
});
