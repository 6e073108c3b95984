import type { Forgery } from '../forgery-check.ts';
import { forgeryCheck } from '../forgery-check.ts';

const LENGTHS = [1, 32, 63] as const;

/** AUTH-02b: the beginning of the right signature. */
export const truncatedSignature = forgeryCheck({
  id: 'AUTH-02b',
  group: 'forgery',
  level: 'must',
  promise: 'refuses the beginning of the right signature',
  sends: 'events with the first 1, 10, 32 and 63 characters of the right signature',
  forgeries: [
    'truncated',
    ...LENGTHS.map(
      (characters): Forgery => ({
        about: `the first ${characters === 1 ? 'character' : `${characters} characters`} of the right signature`,
        signature: { signature: { kind: 'first', characters, after: '' } },
      }),
    ),
  ],
  why: 'A comparison that is content with as many characters as were sent can be guessed: one character of hex takes sixteen tries.',
  fix: 'Compare whole signatures: refuse another length first, then use a constant-time comparison.',
});
