import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-02a: signatures of somebody who does not know the secret. */
export const otherSecret = forgeryCheck({
  id: 'AUTH-02a',
  group: 'forgery',
  level: 'must',
  promise: 'refuses a signature made with another secret',
  sends: 'events signed with another secret, and with 64 zeros for a signature',
  follows: [],
  forgeries: ['other-secret', 'zeros'],
  why: 'The signature is looked for and not verified: whoever finds the address and copies the form of the headers can send any event.',
  fix: 'Compute the HMAC over timestamp + "." + raw body and compare it with the header before anything else.',
});
