import { forgeryCheck } from '../forgery-check.ts';

/** AUTH-06c: a parser that stops at the first letter. */
export const trailingLetters = forgeryCheck({
  id: 'AUTH-06c',
  group: 'replay-window',
  level: 'info',
  promise: 'takes no timestamp with letters after it',
  sends: 'an event rightly signed with letters after the timestamp',
  follows: ['AUTH-02a', 'AUTH-05a'],
  forgeries: ['timestamp-letters'],
  why: 'parseInt stops at the first letter and takes for a number what is none. Nobody but ClickFunnels can sign that, so that no door is open; it is a surprise waiting for its day.',
  fix: 'Use Number(), or let only digits pass (/^\\d+$/).',
});
