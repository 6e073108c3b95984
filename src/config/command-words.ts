const WORD = /(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\])+/gs;
const PART = /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)|([^\s"'\\]+)/gs;

/**
 * Splits a command into words as a shell does: at spaces, but not within quotes; `\` takes a sign as it is. Nothing
 * else of a shell is understood.
 *
 * @returns `undefined` when a quote stays open.
 * @example
 * commandWords('node "my server.js" --port 4000') // ['node', 'my server.js', '--port', '4000']
 */
export function commandWords(command: string): string[] | undefined {
  const rest = command.replaceAll(WORD, '').trim();
  if (rest !== '') return undefined;
  return [...command.matchAll(WORD)].map(([word]) => unquoted(word));
}

function unquoted(word: string): string {
  return word.replaceAll(
    PART,
    (_all, double?: string, single?: string, escaped?: string, plain?: string) =>
      double?.replaceAll(/\\(["\\$`])/g, '$1') ?? single ?? escaped ?? plain ?? '',
  );
}
