/** Where a cursor stands in JSON that may not be complete. */
export interface JsonCursor {
  /** The members that lead to the value, or to the object in which a key is written. */
  readonly path: readonly string[];
  readonly expects: 'key' | 'value' | 'nothing';
  /** Where the word that is being written begins, its quotation mark included. */
  readonly start: number;
}

interface Frame {
  readonly isList: boolean;
  key: string;
  index: number;
  expectsKey: boolean;
  hasValue: boolean;
}

/** Finds where a cursor stands. */
export function cursorAt(text: string, end: number): JsonCursor {
  const { frames, wordStart } = scan(text, end, () => undefined);
  const top = frames.at(-1);
  const path = frames.flatMap(({ isList, index, key, expectsKey }) =>
    isList ? [String(index)] : expectsKey ? [] : [key],
  );
  if (top === undefined) return { path, expects: 'nothing', start: end };
  const expects = top.expectsKey ? 'key' : top.hasValue ? 'nothing' : 'value';
  return { path, expects, start: wordStart ?? end };
}

/** The line of each key, counted from 0, by its dotted path. */
export function linesOfPaths(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  scan(text, text.length, (path, line) => lines.set(path, line));
  return lines;
}

function scan(text: string, end: number, onPath: (path: string, line: number) => void) {
  const frames: Frame[] = [];
  let line = 0;
  let wordStart: number | undefined;
  let isString = false;
  const pathOf = () => frames.map(({ isList, index, key }) => (isList ? String(index) : key)).join('.');
  for (let at = 0; at < end; at += 1) {
    const character = text[at];
    const top = frames.at(-1);
    if (isString) {
      if (character === '\\') at += 1;
      else if (character === '"') {
        isString = false;
        if (top?.expectsKey === true) {
          top.key = text.slice((wordStart ?? at) + 1, at);
          onPath(pathOf(), line);
        } else if (top !== undefined) top.hasValue = true;
        wordStart = undefined;
      }
      continue;
    }
    switch (character) {
      case '\n':
        line += 1;
        break;
      case '"':
        isString = true;
        wordStart = at;
        break;
      case '{':
      case '[':
        frames.push({
          isList: character === '[',
          key: '',
          index: 0,
          expectsKey: character === '{',
          hasValue: false,
        });
        if (character === '[') onPath(pathOf(), line);
        break;
      case '}':
      case ']':
        frames.pop();
        wordStart = undefined;
        {
          const outer = frames.at(-1);
          if (outer !== undefined) outer.hasValue = true;
        }
        break;
      case ',':
        wordStart = undefined;
        if (top !== undefined) {
          top.hasValue = false;
          if (top.isList) {
            top.index += 1;
            onPath(pathOf(), line);
          } else top.expectsKey = true;
        }
        break;
      case ':':
        wordStart = undefined;
        if (top !== undefined) top.expectsKey = false;
        break;
      case ' ':
      case '\t':
      case '\r':
        break;
      default:
        wordStart ??= at;
    }
  }
  return { frames, wordStart };
}
