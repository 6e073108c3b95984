import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-02d: the right signature, written in another way than ClickFunnels does. */
export const otherForm = forgeryCheck({
  id: 'AUTH-02d',
  group: 'forgery',
  level: 'info',
  promise: 'accepts a signature only in its documented form',
  sends: 'the valid signature in upper case, in base64, with a prefix, with extra characters, and twice',
  forgeries: [
    'upper-case',
    'base64',
    'prefixed',
    'extra-characters',
    {
      about: 'two signatures separated by a comma, the valid one last',
      signature: { signature: { kind: 'between', before: `${'0'.repeat(64)},`, after: '' } },
    },
  ],
  why: 'This is not a vulnerability, since the attacker would need the valid signature. It shows that the comparison does not use the header as sent: a decoder in between is lenient, and may become more so.',
  fix: 'Compare the header with the 64 lowercase hex digits exactly.',
});
