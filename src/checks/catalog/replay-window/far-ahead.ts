import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-05b: validly signed for a time to come. */
export const farAhead = forgeryCheck({
  id: 'AUTH-05b',
  group: 'replay-window',
  level: 'should',
  promise: 'rejects a timestamp far in the future',
  sends: 'events validly signed for an hour and for ten years from now',
  follows: ['AUTH-02a', 'AUTH-05a'],
  forgeries: ['future-1h', 'future-10y'],
  why: 'Only the age is checked, and a timestamp in the future has none: such a request can be replayed until its time has come, plus 600 s.',
  fix: 'Compare the absolute difference between the timestamp and now with 600 s.',
});
