import { type MaskedPiece, secretVariable } from '../../internal/mask.ts';
import { UNSAFE_CHARACTERS } from '../../internal/printable.ts';
import { shellQuote } from '../../wire/curl-command.ts';

/** What a shell changes in double quotes, and what must not be pasted as it is. */
const NOT_IN_DOUBLE_QUOTES = /["$`\\!]|[^ -~]/;

/** A word as it is pasted into a POSIX shell: on one line, with a variable where a secret stood. */
export function pastedWord(pieces: readonly MaskedPiece[]): string {
  if (pieces.length === 0) return "''";
  const texts = pieces.filter((piece) => typeof piece === 'string');
  if (texts.length < pieces.length && !texts.some((text) => NOT_IN_DOUBLE_QUOTES.test(text))) {
    const words = pieces.map((piece, index) =>
      typeof piece === 'string' ? piece : inDoubleQuotes(piece.secret, pieces[index + 1]),
    );
    return `"${words.join('')}"`;
  }
  return pieces
    .map((piece) => (typeof piece === 'string' ? quoted(piece) : `"$${secretVariable(piece.secret)}"`))
    .join('');
}

/** Braces end the variable's name where a letter follows. */
function inDoubleQuotes(secret: string, next: MaskedPiece | undefined): string {
  const variable = secretVariable(secret);
  return typeof next === 'string' && /^\w/.test(next) ? `\${${variable}}` : `$${variable}`;
}

function quoted(text: string): string {
  const spelled = text.replaceAll(UNSAFE_CHARACTERS, octal);
  return spelled === text ? shellQuote(text) : `"$(printf %b ${shellQuote(withOctals(text))})"`;
}

/** For `printf %b`: backslashes doubled, unsafe characters as octal numbers. */
function withOctals(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(UNSAFE_CHARACTERS, octal);
}

function octal(characters: string): string {
  return [...Buffer.from(characters)].map((byte) => `\\0${byte.toString(8).padStart(3, '0')}`).join('');
}
