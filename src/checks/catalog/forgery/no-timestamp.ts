import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-01c: a signature whose timestamp was taken away. */
export const noTimestamp = forgeryCheck({
  id: 'AUTH-01c',
  group: 'forgery',
  level: 'must',
  promise: 'rejects a request without a timestamp',
  sends: 'events without a timestamp header: removed after signing, and signed without one',
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
  why: 'A receiver that fills in a missing timestamp, or verifies without it, cannot know how old a request is: a captured request can be replayed forever.',
  fix: 'Respond 401 when the timestamp header is missing; never substitute the current time.',
});
