import { forgeryCheck } from '../forgery-check.ts';

/** How much older than the documented tolerance a request is, in seconds. */
const SECONDS_AGO = 900;

/** AUTH-05c: a window that is wider than the documented one. */
export const wideWindow = forgeryCheck({
  id: 'AUTH-05c',
  group: 'replay-window',
  level: 'info',
  promise: 'enforces the documented tolerance of 600 s',
  sends: `an event that was validly signed ${SECONDS_AGO} s ago`,
  follows: ['AUTH-02a', 'AUTH-05a'],
  forgeries: [
    {
      about: `validly signed ${SECONDS_AGO} s ago`,
      signature: { timestamp: { kind: 'seconds', shift: -SECONDS_AGO } },
    },
  ],
  why: 'A captured request can be replayed for longer than ClickFunnels documents. Nothing needs that: every attempt, including the last retry, has a new timestamp.',
  fix: 'Set the tolerance to 600 s or less.',
});
