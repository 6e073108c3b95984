import { EVENT_ID_HEADER } from '../../../signature/header-names.ts';
import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-01a: requests without a signature. */
export const unsigned = forgeryCheck({
  id: 'AUTH-01a',
  group: 'forgery',
  level: 'must',
  promise: 'refuses what is not signed',
  sends: 'events without a signature, without signature and timestamp, without all three headers',
  forgeries: [
    'both-missing',
    'missing',
    {
      about: 'none of the three headers',
      signature: 'both-missing',
      withoutHeaders: [EVENT_ID_HEADER],
    },
  ],
  why: 'Whoever finds the address can send events: grant access, mark orders as paid, delete contacts. Most often the signature is verified only where there is one.',
  fix: 'Refuse with 401 when the signature header is missing.',
});
