import type { JsonValue } from '../internal/json.ts';

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
