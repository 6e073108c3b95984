import { forgeryCheck } from '../forgery-check.ts';
import { judgeCrashes } from '../judge-crashes.ts';

/** AUTH-03a: signatures of a length that a constant-time comparison does not take. */
export const oddLength = forgeryCheck({
  id: 'AUTH-03a',
  group: 'forgery',
  level: 'must',
  promise: 'does not crash on a signature of another length',
  sends: 'signatures of 0, 3, 10 and 66 characters, of 64 characters in 65 bytes, of 6 kB',
  decides: 'no response is a 5xx, no connection is dropped or left waiting',
  judge: judgeCrashes,
  follows: ['AUTH-03b'],
  forgeries: [
    { about: 'a signature of 3 characters', signature: { signature: { kind: 'text', text: 'abc' } } },
    'empty',
    'truncated',
    'extra-characters',
    'wrong-length-multibyte',
    { about: 'a signature of 6 kB', signature: { signature: { kind: 'text', text: 'a1'.repeat(3_072) } } },
  ],
  why: 'timingSafeEqual and its like throw when the lengths differ. Any stranger can fill the error log, set off alarms and, where the exception is not caught, take the process down.',
  fix: 'Compare the lengths of the buffers, in bytes, before the constant-time comparison, and respond 401.',
});
