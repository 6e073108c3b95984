import { EVENT_ID_HEADER } from '../../../signature/header-names.ts';
import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-01a: requests without a signature. */
export const unsigned = forgeryCheck({
  id: 'AUTH-01a',
  group: 'forgery',
  level: 'must',
  promise: 'rejects an unsigned request',
  sends: 'events without a signature, without signature and timestamp, and without all three headers',
  forgeries: [
    'both-missing',
    'missing',
    {
      about: 'none of the three headers',
      signature: 'both-missing',
      withoutHeaders: [EVENT_ID_HEADER],
    },
  ],
  why: 'Anyone who finds the URL can send events: grant access, mark orders as paid, delete contacts. Usually the signature is verified only when the header is present.',
  fix: 'Respond 401 when the signature header is missing.',
});
