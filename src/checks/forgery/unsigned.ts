import { EVENT_ID_HEADER } from '../../signature/header-names.ts';
import type { Check } from '../check.ts';
import { SIGNATURES_PAGE } from '../documentation.ts';
import { judgeForgeries } from '../judge-forgeries.ts';

/** AUTH-01a: requests without a signature. */
export const unsigned: Check = {
  id: 'AUTH-01a',
  group: 'forgery',
  level: 'must',
  promise: 'refuses what is not signed',
  sends: 'events without a signature, without a timestamp, without all three headers',
  decides: 'no answer is a 2xx',
  requests: 4,
  needs: [],
  why: 'Whoever finds the address can send events: grant access, mark orders as paid, delete contacts. Most often the check is skipped where the header is missing, or where no secret is configured.',
  fix: 'Refuse with 401 when a header is missing, and refuse to start when the secret is.',
  docs: SIGNATURES_PAGE,
  run: async (context) => {
    const event = () => context.event();
    return judgeForgeries(
      await context.sendEach([
        { about: 'neither a signature nor a timestamp header', event: event(), signature: 'both-missing' },
        { about: 'no signature header', event: event(), signature: 'missing' },
        { about: 'no timestamp header', event: event(), signature: 'timestamp-missing' },
        {
          about: 'none of the three headers',
          event: event(),
          signature: 'both-missing',
          withoutHeaders: [EVENT_ID_HEADER],
        },
      ]),
    );
  },
};
