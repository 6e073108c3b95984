import type {
  SignatureForm,
  SignatureRecipe,
  SignedMessage,
  TimestampForm,
} from '../../../signature/signature-recipe.ts';
import { OTHER_BODY } from '../../../signature/signature-recipe.ts';
import { shellQuote } from '../../../wire/curl-command.ts';
import type { ShellBody } from './shell-body.ts';

/** The variable that the shell scripts take the endpoint's secret from. */
export const SECRET_VARIABLE = 'CF_WEBHOOK_SIM_SECRET';

/** How a shell comes by the values of both headers: steps that set variables, and words that use them. */
export interface ShellSignature {
  readonly steps: readonly string[];
  /** A word of the shell; null where the header is left out. */
  readonly signature: string | null;
  readonly timestamp: string | null;
}

/** Writes a recipe for a POSIX shell with openssl; what is signed is signed when the script runs. */
export function shellSignature(recipe: SignatureRecipe, body: ShellBody): ShellSignature {
  const { timestamp = { kind: 'seconds', shift: 0 }, showsTimestamp, signature = { kind: 'whole' } } = recipe;
  const form = showsTimestamp ?? timestamp;
  const isSigned = signature.kind !== 'absent' && signature.kind !== 'text';
  return {
    steps: [
      ...(isSigned || form !== 'absent' ? ['now=$(date +%s)', `ts=${timestampWord(timestamp)}`] : []),
      ...(isSigned ? signingSteps(recipe, signature, body) : []),
    ],
    signature: signatureWord(signature),
    timestamp: form === 'absent' ? null : form === timestamp ? shownTimestamp(form) : timestampWord(form),
  };
}

/** An empty header is written in another way than one with a value. */
function shownTimestamp(form: TimestampForm): string {
  return form.kind === 'text' && form.text === '' ? '' : '"$ts"';
}

function signingSteps(recipe: SignatureRecipe, { kind }: SignatureForm, body: ShellBody): string[] {
  const { secret = 'right', signs = 'timestamp.body' } = recipe;
  const encoding = kind === 'base64' ? '-binary | openssl base64' : '-r | cut -c1-64';
  return [
    ...(signs === 'other-body' ? [`other=${shellQuote(OTHER_BODY)}`] : []),
    `sig=$(${messageCommand(signs, body)} | openssl dgst -sha256 ${keyArgument(secret)} ${encoding})`,
  ];
}

function keyArgument(secret: NonNullable<SignatureRecipe['secret']>): string {
  if (secret === 'right') return `-hmac "$${SECRET_VARIABLE}"`;
  if (secret === 'other') return '-hmac another-secret';
  // A key is padded with zeros, so that one zero is the same key as none, which openssl does not take.
  return secret.text === '' ? '-mac HMAC -macopt hexkey:00' : `-hmac ${shellQuote(secret.text)}`;
}

function messageCommand(signs: SignedMessage, body: ShellBody): string {
  switch (signs) {
    case 'timestamp.body':
      return body.after('$ts.');
    case 'timestamp+body':
      return body.after('$ts');
    case 'timestamp':
      return 'printf %s "$ts"';
    case 'body':
      return body.after('');
    case 'other-body':
      return 'printf %s "$ts.$other"';
    default:
      return signs satisfies never;
  }
}

function timestampWord(form: TimestampForm): string {
  switch (form.kind) {
    case 'seconds':
      if (form.shift === 0) return '$now';
      return `$((now ${form.shift < 0 ? '-' : '+'} ${Math.abs(form.shift)}))`;
    case 'milliseconds':
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
      return '${now}000';
    case 'iso':
      return '$(date -u +%Y-%m-%dT%H:%M:%S.000Z)';
    case 'between':
      return `${quoted(form.before)}"$now"${quoted(form.after)}`;
    case 'text':
      return shellQuote(form.text);
    default:
      return form satisfies never;
  }
}

function signatureWord(form: SignatureForm): string | null {
  switch (form.kind) {
    case 'absent':
      return null;
    case 'whole':
    case 'base64':
      return '"$sig"';
    case 'upper-case':
      return '$(printf %s "$sig" | tr a-f A-F)';
    case 'first':
      return `$(printf %.${form.characters}s "$sig")${quoted(form.after)}`;
    case 'between':
      return `${quoted(form.before)}"$sig"${quoted(form.after)}`;
    case 'text':
      return quoted(form.text);
    default:
      return form satisfies never;
  }
}

/** Text of a header, byte by byte as HTTP writes it where it is not ASCII; nothing for no text. */
function quoted(text: string): string {
  if (text === '' || /^[\x20-\x7e]+$/.test(text)) return text === '' ? '' : shellQuote(text);
  const octal = [...Buffer.from(text, 'latin1')].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`);
  return `"$(printf '${octal.join('')}')"`;
}
