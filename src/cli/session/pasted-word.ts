import type { MaskedPiece } from '../../internal/mask.ts';
import { UNSAFE_CHARACTERS } from '../../internal/printable.ts';
import { shellQuote } from '../../wire/curl-command.ts';

/** A word as it is pasted into a POSIX shell: on one line, with a variable where a secret stood. */
export function pastedWord(pieces: readonly MaskedPiece[]): string {
  if (pieces.length === 0) return "''";
  return pieces
    .map((piece) => (typeof piece === 'string' ? quoted(piece) : `"$${variableOf(piece.secret)}"`))
    .join('');
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

/** `X-Api-Key` → `X_API_KEY`. */
function variableOf(name: string): string {
  const variable = name.replaceAll(/\W+/g, '_').toUpperCase();
  // The shell has its own PWD, and no variable begins with a digit.
  return variable === 'PWD' || /^\d|^_*$/.test(variable) ? `SECRET_${variable}` : variable;
}
