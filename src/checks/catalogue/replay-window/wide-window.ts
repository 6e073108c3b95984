import { forgeryCheck } from '../forgery-check.ts';

/** How much older than the documented tolerance a request is, in seconds. */
const SECONDS_AGO = 900;

/** AUTH-05c: a window that is wider than the documented one. */
export const wideWindow = forgeryCheck({
  id: 'AUTH-05c',
  group: 'replay-window',
  level: 'info',
  promise: 'keeps to the documented tolerance of 600 s',
  sends: `an event that was rightly signed ${SECONDS_AGO} s ago`,
  follows: ['AUTH-02a', 'AUTH-05a'],
  forgeries: [
    {
      about: `rightly signed ${SECONDS_AGO} s ago`,
      signature: { timestamp: { kind: 'seconds', shift: -SECONDS_AGO } },
    },
  ],
  why: 'A captured request stays good for longer than ClickFunnels documents. Nothing needs that: each attempt, the last retry too, has a fresh timestamp.',
  fix: 'Set the tolerance to 600 s or less.',
});
