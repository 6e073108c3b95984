import type { Forgery } from '../forgery-check.ts';
import { forgeryCheck } from '../forgery-check.ts';

const TEXTS = ['-1', '1e9', '9'.repeat(30), 'Infinity', '0x7fffffff'] as const;

/** AUTH-06a: timestamps that are no time, or none of today. */
export const noTime = forgeryCheck({
  id: 'AUTH-06a',
  group: 'replay-window',
  level: 'must',
  promise: 'rejects an invalid timestamp',
  sends: 'events validly signed with NaN, nothing, ISO 8601, -1, 1e9, 30 digits, Infinity and hex',
  follows: ['AUTH-02a', 'AUTH-05a'],
  forgeries: [
    'timestamp-nan',
    'timestamp-empty',
    'timestamp-iso',
    ...TEXTS.map(
      (text): Forgery => ({
        about: `validly signed with the timestamp ${text}`,
        signature: { timestamp: { kind: 'text', text } },
      }),
    ),
  ],
  why: 'Every comparison with NaN is false, so a timestamp that is not a number is never "too old": one word disables the age check.',
  fix: 'Accept only digits (/^\\d+$/), and test that the age is within the tolerance, not that it is beyond.',
});
