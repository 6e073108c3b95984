import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-01c: a signature whose timestamp was taken away. */
export const noTimestamp = forgeryCheck({
  id: 'AUTH-01c',
  group: 'forgery',
  level: 'must',
  promise: 'refuses what has no timestamp',
  sends: 'events whose timestamp was taken away: after signing, and signed without one',
  forgeries: [
    'timestamp-missing',
    {
      about: 'signed over the body alone, without a timestamp header',
      signature: { signs: 'body', showsTimestamp: 'absent' },
    },
    {
      about: 'signed with an empty timestamp, without the header',
      signature: { timestamp: { kind: 'text', text: '' }, showsTimestamp: 'absent' },
    },
  ],
  why: 'A receiver that fills in the missing timestamp, or verifies without it, has no idea how old the request is: whatever was captured once is good for ever.',
  fix: 'Refuse with 401 when the timestamp header is missing; never take the current time in its place.',
});
