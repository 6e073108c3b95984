/** JSON with a member on each line; numbers keep their digits, since only blanks are added. */
export function indented(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  let depth = 0;
  let isString = false;
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (isString) {
      result += character;
      if (character === '\\') {
        at += 1;
        result += text[at] ?? '';
      } else if (character === '"') isString = false;
      continue;
    }
    if (/\s/.test(character)) continue;
    const isEmpty = (character === '{' || character === '[') && /^[{[]\s*[}\]]/.test(text.slice(at));
    if (isEmpty) {
      const close = text.slice(at + 1).search(/[}\]]/);
      result += character + (text[at + 1 + close] ?? '');
      at += close + 1;
    } else if (character === '{' || character === '[') {
      depth += 1;
      result += `${character}\n${'  '.repeat(depth)}`;
    } else if (character === '}' || character === ']') {
      depth -= 1;
      result += `\n${'  '.repeat(depth)}${character}`;
    } else if (character === ',') result += `,\n${'  '.repeat(depth)}`;
    else if (character === ':') result += ': ';
    else {
      result += character;
      if (character === '"') isString = true;
    }
  }
  return result;
}

/** JSON as ClickFunnels sends it: without blanks between its parts. Text that is not JSON stays as it is. */
export function compacted(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  return text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, (_, quoted: string | undefined) => quoted ?? '');
}
