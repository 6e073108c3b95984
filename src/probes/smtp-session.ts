/** A mail that came. */
export interface ReceivedMail {
  /** In lower case and in order, so that the same people are the same recipients. */
  readonly recipients: readonly string[];
  /** Decoded; empty where there is none. */
  readonly subject: string;
}

/** What a line of the client leads to. */
export interface SmtpStep {
  /** Lines to respond with. */
  readonly replies: readonly string[];
  /** Whether the connection ends then. */
  readonly isOver: boolean;
}

/** One connection to an SMTP server that takes everything. */
export interface SmtpSession {
  readonly greeting: string;
  /** Takes in a line without its line break. */
  take(line: string): SmtpStep;
}

/** Who is asked for next. */
type Phase = 'commands' | 'mail' | 'password' | 'user';

/** Makes an {@link SmtpSession}: plain text, without TLS; anyone who logs in is accepted. */
export function createSmtpSession(onMail: (mail: ReceivedMail) => void): SmtpSession {
  let phase: Phase = 'commands';
  let recipients: string[] = [];
  let header: string[] = [];
  let isHeader = true;

  const reply = (...replies: string[]): SmtpStep => ({ replies, isOver: false });
  const begin = () => {
    recipients = [];
    header = [];
    isHeader = true;
  };

  const takeMail = (line: string): SmtpStep => {
    if (line !== '.') {
      if (line === '') isHeader = false;
      if (isHeader) header.push(line);
      return reply();
    }
    onMail({
      recipients: [...new Set(recipients)].sort((a, b) => (a < b ? -1 : 1)),
      subject: subjectIn(header),
    });
    begin();
    phase = 'commands';
    return reply('250 2.0.0 taken');
  };

  const takeCommand = (line: string): SmtpStep => {
    const [, verb = '', rest = ''] = /^(\S*) ?(.*)$/.exec(line) ?? [];
    switch (verb.toUpperCase()) {
      case 'EHLO':
        return reply('250-localhost', '250-8BITMIME', '250-SMTPUTF8', '250 AUTH PLAIN LOGIN');
      case 'MAIL':
        begin();
        return reply('250 2.1.0 OK');
      case 'RCPT':
        recipients.push(addressIn(rest));
        return reply('250 2.1.5 OK');
      case 'DATA':
        if (recipients.length === 0) return reply('503 5.5.1 RCPT first');
        phase = 'mail';
        return reply('354 go on');
      case 'AUTH':
        return takeLogin(rest);
      case 'RSET':
        begin();
        return reply('250 2.0.0 OK');
      case 'HELO':
      case 'NOOP':
      case 'VRFY':
        return reply('250 2.0.0 OK');
      case 'QUIT':
        return { replies: ['221 2.0.0 bye'], isOver: true };
      case 'STARTTLS':
        return reply('454 4.7.0 there is no TLS here');
      default:
        return reply('502 5.5.2 unknown command');
    }
  };

  const takeLogin = (rest: string): SmtpStep => {
    const [mechanism = '', initial] = rest.split(' ');
    if (mechanism.toUpperCase() === 'LOGIN') {
      phase = initial === undefined ? 'user' : 'password';
      return reply(initial === undefined ? '334 VXNlcm5hbWU6' : '334 UGFzc3dvcmQ6');
    }
    if (initial !== undefined) return reply('235 2.7.0 welcome');
    phase = 'password';
    return reply('334 ');
  };

  return {
    greeting: '220 localhost ESMTP cf-webhook-sim, which delivers nothing',
    take: (line) => {
      switch (phase) {
        case 'mail':
          return takeMail(line);
        case 'user':
          phase = 'password';
          return reply('334 UGFzc3dvcmQ6');
        case 'password':
          phase = 'commands';
          return reply('235 2.7.0 welcome');
        case 'commands':
          return takeCommand(line);
        default:
          return phase satisfies never;
      }
    },
  };
}

function addressIn(rest: string): string {
  return (/<([^>]*)>/.exec(rest)?.[1] ?? rest.replace(/^TO:/i, '')).trim().toLowerCase();
}

function subjectIn(header: readonly string[]): string {
  const unfolded = header.join('\n').replaceAll(/\n[ \t]+/g, ' ');
  const subject = /^subject:[ \t]*(.*)$/im.exec(unfolded)?.[1] ?? '';
  return decodeWords(subject).trim();
}

/** RFC 2047: `=?utf-8?Q?caf=C3=A9?=`; anything else is UTF-8. */
function decodeWords(text: string): string {
  const joined = text.replaceAll(/\?=\s+=\?/g, '?==?');
  const decoded = joined.replaceAll(
    /=\?([^?]+)\?([BQ])\?([^?]*)\?=/gi,
    (_whole, charset: string, encoding: string, content: string) => {
      const bytes =
        encoding.toUpperCase() === 'B'
          ? Buffer.from(content, 'base64')
          : Buffer.from(
              content
                .replaceAll('_', ' ')
                .replaceAll(/=([\dA-F]{2})/gi, (_match, hex: string) =>
                  String.fromCharCode(Number.parseInt(hex, 16)),
                ),
              'latin1',
            );
      return bytes.toString(/utf-?8/i.test(charset) ? 'utf8' : 'latin1');
    },
  );
  return decoded === joined ? Buffer.from(text, 'latin1').toString('utf8') : decoded;
}
