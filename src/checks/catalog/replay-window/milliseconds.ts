import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-06b: seconds and milliseconds. */
export const milliseconds = forgeryCheck({
  id: 'AUTH-06b',
  group: 'replay-window',
  level: 'should',
  promise: 'rejects a timestamp in milliseconds',
  sends: 'an event validly signed with a timestamp in milliseconds',
  follows: ['AUTH-02a', 'AUTH-05a'],
  forgeries: ['milliseconds'],
  why: 'Read as seconds, the timestamp is tens of thousands of years in the future. A receiver that accepts it does not compare what it claims to compare.',
  fix: 'Compare with the current time in seconds, and do not guess units.',
});
