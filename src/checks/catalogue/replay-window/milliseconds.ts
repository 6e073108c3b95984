import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-06b: seconds and milliseconds. */
export const milliseconds = forgeryCheck({
  id: 'AUTH-06b',
  group: 'replay-window',
  level: 'should',
  promise: 'takes the timestamp for seconds and for nothing else',
  sends: 'an event rightly signed with a timestamp in milliseconds',
  follows: ['AUTH-02a', 'AUTH-05a'],
  forgeries: ['milliseconds'],
  why: 'Read as the seconds that it should be, the timestamp lies tens of thousands of years ahead. A receiver that takes it does not compare what it believes to compare.',
  fix: 'Compare with the present in seconds, and guess no units.',
});
