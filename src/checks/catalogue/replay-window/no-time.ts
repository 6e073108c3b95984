import type { Forgery } from '../forgery-check.ts';
import { forgeryCheck } from '../forgery-check.ts';

const TEXTS = ['-1', '1e9', '9'.repeat(30), 'Infinity', '0x7fffffff'] as const;

/** AUTH-06a: timestamps that are no time, or none of today. */
export const noTime = forgeryCheck({
  id: 'AUTH-06a',
  group: 'replay-window',
  level: 'must',
  promise: 'refuses a timestamp that is no time',
  sends: 'events rightly signed with NaN, nothing, ISO 8601, -1, 1e9, 30 digits, Infinity and hex',
  follows: ['AUTH-02a', 'AUTH-05a'],
  forgeries: [
    'timestamp-nan',
    'timestamp-empty',
    'timestamp-iso',
    ...TEXTS.map(
      (text): Forgery => ({
        about: `rightly signed with the timestamp ${text}`,
        signature: { timestamp: { kind: 'text', text } },
      }),
    ),
  ],
  why: 'No comparison with NaN is true, so that "too old" is never said of a timestamp that is no number: the check of the age is switched off by a word.',
  fix: 'Let only digits pass (/^\\d+$/), and ask whether the age is within the tolerance, not whether it is beyond.',
});
