import { createHmac } from 'node:crypto';
import type { JsonValue } from '../../internal/json.ts';
import { DEVELOPMENT_SECRET } from '../../signature/sign.ts';
import { serializeJson } from '../../wire/serialize.ts';

/** A signature that was refused, and what it was checked with. */
export interface RefusedSignature {
  readonly secret: string;
  readonly timestamp: string;
  readonly body: Buffer;
  readonly signature: string;
}

/** What gets around a secret in environment files and command substitutions. */
const SURROUNDINGS = [
  ['', '\n', 'a trailing line break'],
  ['', '\r', 'a trailing carriage return'],
  ['', '\r\n', 'a trailing carriage return and line break'],
  ['', ' ', 'a trailing space'],
  [' ', '', 'a leading space'],
  ['"', '"', 'quotation marks around it'],
  ["'", "'", 'apostrophes around it'],
] as const;

/** One way to do a step; without a mistake it is the right way. */
interface Way<T> {
  readonly value: T;
  readonly mistake?: string;
}

/**
 * What was done differently, as phrases, when one of the usual mistakes (or several together) leads to exactly this
 * signature. Empty when the signature is right as it is; `undefined` when nothing explains it.
 */
export function diagnoseSignature(refused: RefusedSignature): string[] | undefined {
  const shown = shownSignature(refused.signature);
  let best: string[] | undefined;
  for (const secret of secrets(refused.secret)) {
    for (const body of bodies(refused.body)) {
      for (const message of messages(refused.timestamp, body.value)) {
        const encoding = matchingEncoding(secret.value, message.value, shown.value);
        if (encoding === undefined) continue;
        const mistakes = [secret, message, body, encoding, shown].flatMap(({ mistake }) => mistake ?? []);
        if (best === undefined || mistakes.length < best.length) best = mistakes;
      }
    }
  }
  return best;
}

function shownSignature(signature: string): Way<string> {
  const trimmed = signature.trim();
  const prefix = /^(sha256|v1)[=:]\s*/i.exec(trimmed)?.[0];
  if (prefix !== undefined) {
    return {
      value: trimmed.slice(prefix.length),
      mistake: `the signature has the prefix "${prefix.trim()}"`,
    };
  }
  return trimmed === signature
    ? { value: trimmed }
    : { value: trimmed, mistake: 'there is white space around the signature' };
}

function secrets(secret: string): Way<string | Buffer>[] {
  const ways: Way<string | Buffer>[] = [{ value: secret }];
  if (secret !== secret.trim()) {
    ways.push({ value: secret.trim(), mistake: 'the secret was used without its surrounding white space' });
  }
  const [, bare] = /^["'](.*)["']$/s.exec(secret) ?? [];
  if (bare !== undefined) {
    ways.push({ value: bare, mistake: 'the secret was used without its quotation marks' });
  }
  for (const [before, after, what] of SURROUNDINGS) {
    ways.push({ value: `${before}${secret}${after}`, mistake: `the secret was used with ${what}` });
  }
  if (/^([0-9a-f]{2})+$/i.test(secret)) {
    ways.push({
      value: Buffer.from(secret, 'hex'),
      mistake: 'the secret was decoded from hex; the key is its characters as text',
    });
  }
  if (secret !== DEVELOPMENT_SECRET) {
    ways.push({ value: DEVELOPMENT_SECRET, mistake: 'the published development secret was used' });
  }
  return ways;
}

function bodies(body: Buffer): Way<Buffer>[] {
  const text = body.toString('utf8');
  const ways: Way<Buffer>[] = [
    { value: body },
    {
      value: Buffer.from(text.replace(/\r?\n$/, '')),
      mistake: 'the body was signed without its newline at the end',
    },
    { value: Buffer.from(`${text}\n`), mistake: 'the body was signed with a newline at the end' },
    { value: Buffer.from(text.replaceAll('\r\n', '\n')), mistake: 'the body was signed with \\n for \\r\\n' },
    ...reserialised(text),
    { value: Buffer.from(body.toString('latin1')), mistake: 'the body was read as Latin-1, not as UTF-8' },
  ];
  return ways.filter(({ value, mistake }) => mistake === undefined || !value.equals(body));
}

function reserialised(text: string): Way<Buffer>[] {
  try {
    const parsed: JsonValue = JSON.parse(text);
    return [
      {
        value: serializeJson(parsed),
        mistake: 'the body is a reserialized copy; the signature matches the body as ClickFunnels writes it',
      },
      {
        value: JSON.stringify(parsed),
        mistake:
          'the body was parsed and serialized (JSON.stringify) before it was signed; sign the raw bytes',
      },
      {
        value: JSON.stringify(parsed, null, 2),
        mistake: 'the body was signed with line breaks and indentation',
      },
    ].map(({ value, mistake }) => ({ value: Buffer.from(value), mistake }));
  } catch {
    return [];
  }
}

function messages(timestamp: string, body: Buffer): Way<Buffer>[] {
  const signed = (before: string, after = '') =>
    Buffer.concat([Buffer.from(before), body, Buffer.from(after)]);
  const ways: Way<Buffer>[] = [
    { value: signed(`${timestamp}.`) },
    { value: signed(timestamp), mistake: 'the dot between timestamp and body is missing' },
    { value: signed(''), mistake: 'the body was signed without the timestamp' },
    { value: signed('', `.${timestamp}`), mistake: 'the timestamp was appended to the body' },
    { value: signed(`${timestamp}000.`), mistake: 'the timestamp was signed in milliseconds' },
  ];
  if (/^\d{13}$/.test(timestamp)) {
    ways.push({
      value: signed(`${timestamp.slice(0, 10)}.`),
      mistake: 'the timestamp was signed in seconds',
    });
  }
  return ways;
}

function matchingEncoding(secret: string | Buffer, message: Buffer, shown: string): Way<string> | undefined {
  const digest = createHmac('sha256', secret).update(message).digest();
  const encodings: Way<string>[] = [
    { value: digest.toString('hex') },
    { value: digest.toString('hex').toUpperCase(), mistake: 'the signature is in upper case' },
    { value: digest.toString('base64'), mistake: 'the signature is in base64, not in hex' },
    { value: digest.toString('base64url'), mistake: 'the signature is in base64url, not in hex' },
  ];
  return encodings.find(({ value }) => value === shown);
}
