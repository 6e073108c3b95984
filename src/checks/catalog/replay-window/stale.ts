import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-05a: validly signed long ago. */
export const stale = forgeryCheck({
  id: 'AUTH-05a',
  group: 'replay-window',
  level: 'must',
  promise: 'rejects a replayed signature (older than 600 s)',
  sends: 'events that were validly signed an hour ago and a day ago',
  forgeries: ['stale-1h', 'stale-24h'],
  why: 'Replay attack: a request that was captured once, in a log or at a proxy, can be sent again at any time. ClickFunnels signs every attempt anew, so a genuine delivery is never older than seconds.',
  fix: 'Reject when the timestamp is more than 600 s away from now, in either direction.',
});
