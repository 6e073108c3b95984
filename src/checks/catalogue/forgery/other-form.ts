import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-02d: the right signature, written in another way than ClickFunnels does. */
export const otherForm = forgeryCheck({
  id: 'AUTH-02d',
  group: 'forgery',
  level: 'info',
  promise: 'takes the right signature in the documented form alone',
  sends: 'the right signature in upper case, in base64, with a prefix, with more after it, twice',
  forgeries: [
    'upper-case',
    'base64',
    'prefixed',
    'extra-characters',
    {
      about: 'two signatures with a comma between, the right one last',
      signature: { signature: { kind: 'between', before: `${'0'.repeat(64)},`, after: '' } },
    },
  ],
  why: 'None of these opens a door, since the right signature has to be known. It shows that what is compared is not what was sent: a decoder in between forgives, and may forgive more one day.',
  fix: 'Compare the header with the 64 lower-case hex digits as they are.',
});
