const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * Adds line breaks and indentation to JSON text and changes nothing else: keys keep their order, escapes and numbers
 * their spelling. Text that is not JSON is returned as it is.
 */
export function indentJson(text: string): string {
  if (!isJson(text)) return text;
  let result = '';
  let depth = 0;
  let previous = '';
  for (const [token] of text.matchAll(TOKEN)) {
    const closes = token === '}' || token === ']';
    if (closes) depth -= 1;
    const opened = previous === '{' || previous === '[';
    if (opened !== closes || previous === ',') result += lineBreak(depth);
    if (token === '{' || token === '[') depth += 1;
    result += token === ':' ? ': ' : token;
    previous = token;
  }
  return result;
}

function lineBreak(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
