import type { Forgery } from '../forgery-check.ts';
import { forgeryCheck } from '../forgery-check.ts';
import { judgeCrashes } from '../judge-crashes.ts';

const TEXTS = ['-1', '9'.repeat(30), 'Infinity', '[object Object]'] as const;

/** AUTH-06d: timestamps that bring a parser down. */
export const oddTimestampCrash = forgeryCheck({
  id: 'AUTH-06d',
  group: 'replay-window',
  level: 'must',
  promise: 'does not crash on a timestamp that is no time',
  sends: 'events with NaN, nothing, ISO 8601, -1, 30 digits, Infinity and a word for a timestamp',
  decides: 'no response is a 5xx, no connection is dropped or left waiting',
  judge: judgeCrashes,
  follows: ['AUTH-03b'],
  forgeries: [
    'timestamp-nan',
    'timestamp-empty',
    'timestamp-iso',
    'timestamp-letters',
    ...TEXTS.map(
      (text): Forgery => ({
        about: `the timestamp ${text}`,
        signature: { timestamp: { kind: 'text', text } },
      }),
    ),
  ],
  why: 'Dates and big integers made of such text throw. Any stranger can fill the error log, and take the process down where the exception is not caught.',
  fix: 'Let only digits pass (/^\\d+$/) before anything is made of the timestamp, and respond 401.',
});
