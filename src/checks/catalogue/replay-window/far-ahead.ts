import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-05b: rightly signed for a time to come. */
export const farAhead = forgeryCheck({
  id: 'AUTH-05b',
  group: 'replay-window',
  level: 'should',
  promise: 'refuses what is signed for a time far ahead',
  sends: 'events that are rightly signed for an hour and for ten years from now',
  follows: ['AUTH-02a', 'AUTH-05a'],
  forgeries: ['future-1h', 'future-10y'],
  why: 'Only the age is looked at, and what comes from the future has none: such a request is good until its time has come and 600 s longer.',
  fix: 'Compare the absolute difference between the timestamp and now with 600 s.',
});
