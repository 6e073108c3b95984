import { isoTime } from '../../internal/iso-time.ts';
import type { OptionDefinition } from '../../options/option-definition.ts';
import { flagOf } from '../../options/option-name.ts';
import { OPTIONS } from '../../options/registry.ts';
import { shellQuote } from '../../wire/curl-command.ts';

/** Options that the line leaves out. */
const LEFT_OUT = wordsOf('never');
/** User name and password in a URL. */
const CREDENTIALS = /\/\/[^/@\s]*@/;
/** Options that the line states itself, in full. */
const RESTATED_OPTIONS = wordsOf('restated');

/** What a {@link reproduceLine} states beside what was typed. */
export interface ReproducedFacts {
  readonly seed: string;
  /** Left out where no story is told at a time of its own. */
  readonly now?: number;
  readonly secret: string;
  /** Further options with a value that are left out. */
  readonly without?: readonly string[];
  /** Words that are added. */
  readonly instead?: readonly string[];
}

/**
 * The command line that sends the same events again: what was typed, with the seed and the story's time written out
 * and the secret left out, in the words after `--` too.
 */
export function reproduceLine(
  words: readonly string[],
  { seed, now, secret, without = [], instead = [] }: ReproducedFacts,
): string {
  const { ownWords, childCommand } = splitChildCommand(words);
  // A seed that begins like an option is taken for one, unless it hangs on.
  const restated = [
    ...(seed.startsWith('-') ? [`--seed=${seed}`] : ['--seed', seed]),
    ...(now === undefined ? [] : ['--now', isoTime(now)]),
  ];
  const child = childCommand === undefined ? [] : ['--', ...childCommand];
  const shown = [...keptWords(ownWords, without), ...instead, ...restated, ...child].map((word) =>
    shellQuote(masked(word, secret)),
  );
  return ['npx cf-webhook-sim', ...shown].join(' ');
}

/** Splits words at the first `--`; what comes after it is a command. */
function splitChildCommand(words: readonly string[]): {
  readonly ownWords: readonly string[];
  readonly childCommand: readonly string[] | undefined;
} {
  const at = words.indexOf('--');
  if (at === -1) return { ownWords: words, childCommand: undefined };
  return { ownWords: words.slice(0, at), childCommand: words.slice(at + 1) };
}

function masked(word: string, secret: string): string {
  const withoutSecret = secret === '' ? word : word.replaceAll(secret, '[secret]');
  return withoutSecret.replace(CREDENTIALS, '//');
}

function wordsOf(reproduce: OptionDefinition['reproduce']): readonly string[] {
  const options: readonly OptionDefinition[] = OPTIONS;
  return options.filter((option) => option.reproduce === reproduce).map(({ name }) => flagOf(name));
}

function keptWords(words: readonly string[], without: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const [name = ''] = word.split('=');
    if (![...LEFT_OUT, ...RESTATED_OPTIONS, ...without].includes(name)) kept.push(word);
    else if (!word.includes('=')) index += 1;
  }
  return kept;
}
