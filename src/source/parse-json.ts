import type { JsonValue } from '../internal/json.ts';
import { numberAsWritten, WrittenNumber } from '../internal/written-number.ts';

/** What {@link parseJson} returns: the value, or where the text stops being JSON. */
export type ParsedJson =
  | { readonly ok: true; readonly value: JsonValue }
  | {
      readonly ok: false /** Index of the first character that does not fit; the length when the text ends too early. */;
      readonly at: number;
    };

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const OTHER_SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Parses JSON. Node's own messages name a position only sometimes, so the place of a mistake is found here. */
export function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, at: firstMistake(text) };
  }
}

/** Strings and numbers of JSON. A string with a colon after it is a key. */
const STRING_OR_NUMBER = /"((?:[^"\\]|\\.)*)"(\s*:)?|-?\d[\d.eE+-]*/gs;

/**
 * Parses JSON that is to be written again: numbers that JavaScript would write otherwise stay as they are, as a
 * {@link WrittenNumber}.
 */
export function parseJsonAsWritten(text: string): ParsedJson {
  const parsed = parseJson(text);
  if (!parsed.ok || !hasOtherNumbers(text)) return parsed;

  // What is a string and what a number is told by a mark before it, which no text can imitate, since each has one.
  const marked = text.replaceAll(STRING_OR_NUMBER, (token, content: string | undefined, colon?: string) => {
    if (content === undefined) return isOtherNumber(token) ? `"n${token}"` : token;
    return colon === undefined ? `"s${content}"` : token;
  });
  const value: JsonValue = JSON.parse(marked, (_key, member: unknown) => {
    if (typeof member !== 'string') return member;
    return member.startsWith('n') ? new WrittenNumber(member.slice(1)) : member.slice(1);
  });
  return { ok: true, value };
}

function hasOtherNumbers(text: string): boolean {
  for (const [token] of text.matchAll(STRING_OR_NUMBER)) {
    if (!token.startsWith('"') && isOtherNumber(token)) return true;
  }
  return false;
}

function isOtherNumber(token: string): boolean {
  return typeof numberAsWritten(token) !== 'number';
}

function firstMistake(text: string): number {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at += found[0].length;
    return found !== null;
  };
  const takeCharacter = (character: string): boolean => {
    take(SPACE);
    if (text[at] !== character) return false;
    at += 1;
    return true;
  };
  const takeMembers = (close: string, takeMember: () => boolean): boolean => {
    if (takeCharacter(close)) return true;
    do {
      if (!takeMember()) return false;
    } while (takeCharacter(','));
    return takeCharacter(close);
  };
  const takeKeyAndValue = (): boolean => {
    take(SPACE);
    return take(STRING) && takeCharacter(':') && takeValue();
  };
  const takeValue = (): boolean => {
    if (takeCharacter('{')) return takeMembers('}', takeKeyAndValue);
    if (takeCharacter('[')) return takeMembers(']', takeValue);
    return take(STRING) || take(OTHER_SCALAR);
  };

  if (takeValue()) take(SPACE);
  return at;
}
