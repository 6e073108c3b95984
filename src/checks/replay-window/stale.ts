import type { Check } from '../check.ts';
import { SIGNATURES_PAGE } from '../documentation.ts';
import { judgeForgeries } from '../judge-forgeries.ts';

/** AUTH-05a: rightly signed long ago. */
export const stale: Check = {
  id: 'AUTH-05a',
  group: 'replay-window',
  level: 'must',
  promise: 'refuses what was signed long ago',
  sends: 'events that were rightly signed an hour and a day ago',
  decides: 'no answer is a 2xx',
  requests: 2,
  needs: [],
  why: 'A request that was captured once, in a log or at a proxy, can be sent again at any time. ClickFunnels signs every attempt anew, so that a real delivery is never older than seconds.',
  fix: 'Refuse when the timestamp is more than 600 s away from now, in either direction.',
  docs: SIGNATURES_PAGE,
  run: async (context) =>
    judgeForgeries(
      await context.sendEach([
        { about: 'signed an hour ago', event: context.event(), signature: 'stale-1h' },
        { about: 'signed a day ago', event: context.event(), signature: 'stale-24h' },
      ]),
    ),
};
