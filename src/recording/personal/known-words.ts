import type { PersonFacts, StandIn } from './person-book.ts';

/** Names, streets and towns that were seen where they are personal, so that they are found in any other text. */
export interface KnownWords {
  /** Notes a phrase. The first stand-in counts. */
  note(phrase: string, standIn: (as: string) => string): void;
  /**
   * Text in which every known phrase is replaced, as whole words. `found` is called for each.
   *
   * @param first Whose stand-ins go before, where both know a phrase.
   */
  replace(text: string, found: () => void, first?: KnownWords): string;
  /** The stand-in of a phrase in the letter case given; `undefined` where it is not known. */
  standInOf(words: readonly string[]): string | undefined;
  /** The most words of a phrase. */
  readonly longest: number;
}

/** A word: letters and digits, with hyphens and apostrophes inside. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;
/** A phrase this short, or shorter, counts only as it is written: others are words of the language as well. */
const LONGEST_EXACT = 4;
const SHORTEST = 3;
const MOST_WORDS = 8;

interface KnownPhrase {
  readonly text: string;
  readonly standIn: (as: string) => string;
}

/** Makes empty {@link KnownWords}. A text takes as long as it has words, however many phrases are known. */
export function createKnownWords(): KnownWords {
  const phrases = new Map<string, KnownPhrase>();
  let longest = 0;

  const standInOf = (words: readonly string[]): string | undefined => {
    const text = words.join(' ');
    const known = phrases.get(text.toLowerCase());
    if (known === undefined) return undefined;
    const isExact = text === known.text || text === known.text.toUpperCase();
    return isExact || text.length > LONGEST_EXACT ? known.standIn(text) : undefined;
  };

  return {
    note: (phrase, standIn) => {
      const words = wordsOf(phrase).map(([word]) => word);
      const text = words.join(' ');
      if (text.length < SHORTEST || words.length > MOST_WORDS || !/\p{L}|\d{5}/u.test(text)) return;
      const key = text.toLowerCase();
      if (!phrases.has(key)) phrases.set(key, { text, standIn });
      longest = Math.max(longest, words.length);
    },
    standInOf,
    get longest() {
      return longest;
    },
    replace: (text, found, first) => {
      const most = Math.max(longest, first?.longest ?? 0);
      if (most === 0) return text;
      const words = wordsOf(text);
      let replaced = '';
      let from = 0;
      for (let index = 0; index < words.length; ) {
        let count = Math.min(most, words.length - index);
        let standIn: string | undefined;
        for (; count > 0; count -= 1) {
          const phrase = words.slice(index, index + count).map(([word]) => word);
          standIn = first?.standInOf(phrase) ?? standInOf(phrase);
          if (standIn !== undefined) break;
        }
        const [, start = 0] = words[index] ?? [];
        const [last = '', lastStart = 0] = words[index + count - 1] ?? [];
        index += Math.max(1, count);
        if (standIn === undefined) continue;
        found();
        replaced += text.slice(from, start) + standIn;
        from = lastStart + last.length;
      }
      return replaced + text.slice(from);
    },
  };
}

/** Notes the names of a person, whose stand-in is made when one of them is found. */
export function noteNames(facts: PersonFacts, person: () => StandIn, words: KnownWords): void {
  const { firstName = '', lastName = '', fullName = '' } = facts;
  if (`${firstName}${lastName}${fullName}`.includes('@')) return;
  const first = (as: string) => person().firstName(as);
  const last = (as: string) => person().lastName(as);
  const full = (as: string) => person().fullName(as);
  words.note(fullName, full);
  if (firstName !== '' && lastName !== '') words.note(`${firstName} ${lastName}`, full);
  const [given = '', ...family] = fullName.trim().split(/\s+/);
  words.note(firstName, first);
  if (family.length > 0) words.note(given, first);
  for (const name of [lastName, family.join(' ')]) {
    words.note(name, last);
    for (const part of name.split(/[\s-]+/)) if (part.length > LONGEST_EXACT) words.note(part, last);
  }
}

/** The words of a text and where they begin. A possessive `'s` is no part of one. */
function wordsOf(text: string): (readonly [word: string, start: number])[] {
  return Array.from(
    text.matchAll(WORD),
    ({ 0: word, index }) => [word.replace(/['’]s$/i, ''), index] as const,
  );
}
