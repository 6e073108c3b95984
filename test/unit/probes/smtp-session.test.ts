import { expect, it } from 'vitest';
import { createSmtpSession, type ReceivedMail } from '../../../src/probes/smtp-session.ts';

function talk(lines: readonly string[]) {
  const mails: ReceivedMail[] = [];
  const session = createSmtpSession((mail) => mails.push(mail));
  const replies = lines.map((line) => session.take(line).replies.join(' / '));
  return { mails, replies };
}

const MAIL = ['MAIL FROM:<shop@example.com>', 'RCPT TO:<Ada@Example.com>', 'DATA'];

it('takes a mail, and tells it by recipient and subject', () => {
  const { mails, replies } = talk([
    'EHLO me',
    ...MAIL,
    'Subject: Welcome',
    '',
    'Subject: not this',
    '.',
    'QUIT',
  ]);

  expect(mails).toEqual([{ recipients: ['ada@example.com'], subject: 'Welcome' }]);
  expect(replies.at(-1)).toBe('221 2.0.0 bye');
  expect(replies.at(-2)).toMatch(/^250/);
});

it.each([
  ['=?utf-8?Q?caf=C3=A9_cr=C3=A8me?=', 'café crème'],
  ['=?UTF-8?B?Y2Fmw6k=?=', 'café'],
  ['one\n two', 'one two'],
])('decodes the subject %j', (written, subject) => {
  const { mails } = talk([...MAIL, ...`Subject: ${written}`.split('\n'), '', '.']);

  expect(mails[0]?.subject).toBe(subject);
});

it.each([
  [['AUTH PLAIN AGEAYg=='], '235'],
  [['AUTH PLAIN', 'AGEAYg=='], '235'],
  [['AUTH LOGIN', 'dXNlcg==', 'cGFzcw=='], '235'],
  [['STARTTLS'], '454'],
  [['DATA'], '503'],
  [['BDAT 5'], '502'],
])('responses %j with %s', (lines, code) => {
  expect(talk(lines).replies.at(-1)).toMatch(new RegExp(`^${code} `));
});
