import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-06c: a parser that stops at the first letter. */
export const trailingLetters = forgeryCheck({
  id: 'AUTH-06c',
  group: 'replay-window',
  level: 'info',
  promise: 'rejects a timestamp with trailing letters',
  sends: 'an event validly signed with letters after the timestamp',
  follows: ['AUTH-02a', 'AUTH-05a'],
  forgeries: ['timestamp-letters'],
  why: 'A lenient parser stops at the first letter and accepts what is not a number. Only ClickFunnels can sign it, so this is not a vulnerability; it is a bug waiting to happen.',
  fix: 'Accept only digits (^[0-9]+$).',
});
