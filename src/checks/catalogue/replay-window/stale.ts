import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-05a: rightly signed long ago. */
export const stale = forgeryCheck({
  id: 'AUTH-05a',
  group: 'replay-window',
  level: 'must',
  promise: 'refuses what was signed long ago',
  sends: 'events that were rightly signed an hour and a day ago',
  forgeries: ['stale-1h', 'stale-24h'],
  why: 'A request that was captured once, in a log or at a proxy, can be sent again at any time. ClickFunnels signs every attempt anew, so that a real delivery is never older than seconds.',
  fix: 'Refuse when the timestamp is more than 600 s away from now, in either direction.',
});
