import type { Forgery } from '../forgery-check.ts';
import { forgeryCheck } from '../forgery-check.ts';

/** What stands in a header where a variable had no value. */
const WORDS = ['undefined', 'null', 'false', '-'] as const;

/** AUTH-01b: a signature header with nothing in it. */
export const meaninglessSignature = forgeryCheck({
  id: 'AUTH-01b',
  group: 'forgery',
  level: 'must',
  promise: 'rejects an empty or meaningless signature header',
  sends: 'events whose signature is empty, undefined, null, false or -',
  forgeries: [
    'empty',
    ...WORDS.map(
      (text): Forgery => ({
        about: `the signature "${text}"`,
        signature: { signature: { kind: 'text', text } },
      }),
    ),
  ],
  why: 'The header exists, so a test for its presence passes; its value counts as "no signature", so nothing is verified. The endpoint looks protected and is not.',
  fix: 'Always verify. Reject a value that is not 64 hex digits; never skip verification because of it.',
});
