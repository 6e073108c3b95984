import type { Forgery } from '../forgery-check.ts';
import { forgeryCheck } from '../forgery-check.ts';

const LENGTHS = [1, 32, 63] as const;

/** AUTH-02b: the beginning of the valid signature. */
export const truncatedSignature = forgeryCheck({
  id: 'AUTH-02b',
  group: 'forgery',
  level: 'must',
  promise: 'rejects a truncated signature',
  sends: 'events with the first 1, 10, 32 and 63 characters of the valid signature',
  forgeries: [
    'truncated',
    ...LENGTHS.map(
      (characters): Forgery => ({
        about: `the first ${characters === 1 ? 'character' : `${characters} characters`} of the valid signature`,
        signature: { signature: { kind: 'first', characters, after: '' } },
      }),
    ),
  ],
  why: 'A comparison that stops after the characters that were sent can be guessed: one hex character takes sixteen attempts.',
  fix: 'Compare whole signatures: reject any other length first, then compare in constant time.',
});
