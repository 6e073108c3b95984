import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-02a: signatures of someone who does not know the secret. */
export const otherSecret = forgeryCheck({
  id: 'AUTH-02a',
  group: 'forgery',
  level: 'must',
  promise: 'rejects a signature made with another secret',
  sends: 'events signed with another secret, and events with 64 zeros as signature',
  follows: [],
  forgeries: ['other-secret', 'zeros'],
  why: 'The signature is checked for presence and not verified: anyone who finds the URL and copies the header format can send any event.',
  fix: 'Compute the HMAC over timestamp + "." + raw body and compare it with the header before anything else.',
});
