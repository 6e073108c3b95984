import { LIBRARY_WORDS, type LibraryWord } from './library-words.generated.ts';

/** What stands for a value in messages. */
const PLACEHOLDER = /(?: (?:DIR|DURATION|FILE|HOST|N|PATH|PORT|TEXT|URL))?(?![\w-])/;

/** A whole command line, which is one in code as well. */
const COMMAND_LINE = /npx cf-webhook-sim .*|cf-webhook-sim \S+(?: (?:--[\w-]+|[A-Z]+|"[^"]*"))*/;
const OPTION = /(?<![\w-])--(?<option>[a-z][a-z-]*)/;
const COMMAND_LINE_OR_OPTION = new RegExp(`${COMMAND_LINE.source}|${OPTION.source}`, 'g');

/**
 * A message that names options of the command line, in the words of the library.
 *
 * @example
 * inLibraryWords('To send it all the same, use --force.') // 'To send it all the same, use force: true.'
 */
export function inLibraryWords(text: string): string {
  if (!text.includes('--')) return text;
  let told = '';
  let from = 0;
  for (const match of text.matchAll(COMMAND_LINE_OR_OPTION)) {
    const option = match.groups?.['option'];
    const word =
      option !== undefined && Object.hasOwn(LIBRARY_WORDS, option) ? LIBRARY_WORDS[option] : undefined;
    const end = match.index + match[0].length;
    if (word === undefined || match.index < from) continue;
    const { words, length } = replacement(word, text.slice(end));
    told += text.slice(from, match.index) + words;
    from = end + length;
  }
  return told + text.slice(from);
}

/** What takes the place of an option, and of how much of the text that follows it. */
function replacement({ name, value, withValue }: LibraryWord, rest: string) {
  const given = value === undefined ? null : new RegExp(`^[ =](${value.source})`, value.flags).exec(rest);
  if (given?.[1] !== undefined && withValue !== undefined) {
    return { words: withValue.replace('$1', given[1]), length: given[0].length };
  }
  const placeholder = new RegExp(`^${PLACEHOLDER.source}`).exec(rest)?.[0] ?? '';
  return { words: name, length: placeholder.length };
}
