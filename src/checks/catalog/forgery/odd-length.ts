import { forgeryCheck } from '../forgery-check.ts';
import { judgeCrashes } from '../judge-crashes.ts';

/** AUTH-03a: signatures of a length that a constant-time comparison does not take. */
export const oddLength = forgeryCheck({
  id: 'AUTH-03a',
  group: 'forgery',
  level: 'must',
  promise: 'does not crash on a signature of the wrong length',
  sends: 'signatures of 0, 3, 10 and 66 characters, of 64 characters in 65 bytes, and of 6 kB',
  decides: 'no response is a 5xx, and no connection is dropped or left hanging',
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
  why: 'Some constant-time comparisons throw when the lengths differ. Any stranger can fill the error log, trigger alerts and, if the exception is not caught, take the process down.',
  fix: 'Compare the byte lengths of the buffers before the constant-time comparison, and respond 401.',
});
