import type { Forgery } from '../forgery-check.ts';
import { forgeryCheck } from '../forgery-check.ts';
import { judgeCrashes } from '../judge-crashes.ts';

const TEXTS = ['-1', '9'.repeat(30), 'Infinity', '[object Object]'] as const;

/** AUTH-06d: timestamps that bring a parser down. */
export const oddTimestampCrash = forgeryCheck({
  id: 'AUTH-06d',
  group: 'replay-window',
  level: 'must',
  promise: 'does not crash on an invalid timestamp',
  sends: 'events with NaN, nothing, ISO 8601, -1, 30 digits, Infinity and a word as timestamp',
  decides: 'no response is a 5xx, and no connection is dropped or left hanging',
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
  why: 'Date and big integer constructors throw on such text. Any stranger can fill the error log, and take the process down if the exception is not caught.',
  fix: 'Accept only digits (/^\\d+$/) before anything else is done with the timestamp, and respond 401.',
});
