import { shellQuote } from '../../../wire/curl-command.ts';

/** How a shell comes by a body. */
export interface ShellBody {
  /** What puts the body where the rest finds it. */
  readonly steps: readonly string[];
  /** A command that writes text, as it is in double quotes of the shell, and then the body. */
  readonly after: (text: string) => string;
  /** The argument that lets curl send it. */
  readonly curlArgument: string;
}

/** A script with more characters of body than this is no longer pasted. */
const LONGEST_BODY_TEXT = 60_000;
/** As many characters of a body stand in one line. */
const LONGEST_LINE = 100;
/** As many equal bytes in a row are written as a number of them. */
const LONG_RUN = 200;
/** The byte that options of a command begin with. */
const DASH = 0x2d;
/** What a terminal does not take as it is, or shows as something else. */
const UNFIT_TO_PASTE = /[^\P{Cc}\n]|\p{Bidi_Control}|\ufffd|\ufeff/u;

/**
 * Writes a body for a POSIX shell: as text in a variable where that can be pasted, else byte by byte into a file.
 *
 * @param name The variable, where several bodies are in one script.
 * @returns Undefined for a body that is too long to be pasted.
 */
export function shellBody(body: Uint8Array, name: string): ShellBody | undefined {
  const text = Buffer.from(body).toString('utf8');
  const fits = body.length <= LONGEST_BODY_TEXT;
  // Two line breaks at the end of a variable are two line breaks; it is only command substitution that drops them.
  if (fits && !UNFIT_TO_PASTE.test(text)) {
    return {
      steps: [`${name}=${foldedQuote(text)}`],
      after: (before) => `printf %s "${before}$${name}"`,
      curlArgument: `--data-raw "$${name}"`,
    };
  }
  const commands = segments(body).flatMap(segmentCommands);
  const script = commands.join('\n');
  if (script.length > LONGEST_BODY_TEXT) return undefined;
  return {
    steps: [`${name}=$(mktemp)`, `{\n${script}\n} > "$${name}"`],
    after: (before) => `{ printf %s "${before}"; cat "$${name}"; }`,
    curlArgument: `--data-binary @"$${name}"`,
  };
}

/** Quotes a text for a shell, long lines in pieces that the shell joins. */
function foldedQuote(text: string): string {
  const lines = text.split('\n');
  if (lines.every((line) => line.length <= LONGEST_LINE)) return shellQuote(text);
  const parts = lines.flatMap((line, index) => pieces([...(index === 0 ? line : `\n${line}`)]));
  return parts.map((part) => shellQuote(part.join(''))).join('\\\n');
}

/** Parts of a length that every terminal and log takes in one line, quoted. */
function pieces<Item>(items: readonly Item[]): Item[][] {
  const count = Math.max(1, Math.ceil(items.length / LONGEST_LINE));
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * LONGEST_LINE, (index + 1) * LONGEST_LINE),
  );
}

/** The body in parts: runs of one byte, and what stands between them. */
function segments(body: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let from = 0;
  let runStart = 0;
  for (let index = 1; index <= body.length; index += 1) {
    if (index < body.length && body[index] === body[runStart]) continue;
    if (index - runStart >= LONG_RUN) {
      if (runStart > from) parts.push(body.subarray(from, runStart));
      parts.push(body.subarray(runStart, index));
      from = index;
    }
    runStart = index;
  }
  if (from < body.length) parts.push(body.subarray(from));
  return parts;
}

function segmentCommands(part: Uint8Array): string[] {
  const [first = 0] = part;
  if (part.length >= LONG_RUN && part.every((byte) => byte === first)) {
    return [`head -c ${part.length} /dev/zero | tr '\\0' '${octal(first)}'`];
  }
  return pieces([...part]).map((bytes) => {
    // A dash at the beginning would be treated as an option.
    const text = bytes.map((byte, index) => (index === 0 && byte === DASH ? octal(byte) : formatByte(byte)));
    return `printf '${text.join('')}'`;
  });
}

function formatByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === '%') return '%%';
  return /[\x20-\x7e]/.test(character) && !"'\\".includes(character) ? character : octal(byte);
}

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, '0')}`;
}
