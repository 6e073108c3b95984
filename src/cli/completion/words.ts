import { EVENT_CATALOG } from '../../events/catalog.ts';
import { builtInJourneyNames } from '../../journeys/load-journey.ts';
import type { OptionDefinition } from '../../options/option-definition.ts';
import { flagOf } from '../../options/option-name.ts';
import { optionsOf } from '../../options/registry.ts';
import { HELP_TOPICS } from '../help/topics.ts';
import type { CommandDescription, Offered, Positional } from '../parse/command.ts';

/** What a shell may offer, as plain data. */
export interface CompletionWords {
  readonly commands: readonly CompletedCommand[];
  /** The name of every event type, documented or later. */
  readonly events: readonly string[];
  /** A pattern such as `order.*` for each topic that has several event types. */
  readonly patterns: readonly string[];
  /** The names of the built-in journeys. */
  readonly journeys: readonly string[];
}

/** What may follow a command's name. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** What its words can be. */
  readonly words: OfferedWords;
  /** What its further words can be, where its first word decides. */
  readonly after: readonly (readonly [first: string, words: OfferedWords])[];
}

/** What a shell offers for a word that is no option. */
export interface OfferedWords {
  readonly events: boolean;
  /** The patterns of event types, where several can be chosen. */
  readonly patterns: boolean;
  readonly journeys: boolean;
  /** The runs of a configuration file in the working directory. */
  readonly runs: boolean;
  /** Files, where nothing else matches. */
  readonly files: boolean;
  readonly others: readonly string[];
}

/** An option and what may follow it. */
export interface CompletedOption {
  /** As typed, e.g. `--api-version`. */
  readonly word: string;
  readonly describe: string;
  readonly value:
    | { readonly kind: 'none' }
    | { readonly kind: 'free' }
    | { readonly kind: 'words'; readonly words: OfferedWords };
}

/** Shells that `completion` writes a script for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** One of {@link SHELLS}. */
export type Shell = (typeof SHELLS)[number];

/** Options whose values are known by what stands for them in the help. */
const OFFERED_VALUES: Readonly<Record<string, Offered>> = {
  FILE: 'files',
  DIR: 'files',
  JOURNEY: 'journeys',
  EVENT: 'events',
};

/** Gathers what a shell may offer from the commands themselves. */
export function completionWords(commands: readonly CommandDescription[]): CompletionWords {
  const names = [...commands, ...HELP_TOPICS].map(({ name }) => ({ word: name }));
  return {
    commands: [
      ...commands.map(completedCommand),
      {
        name: 'help',
        summary: 'Show the help of a command or a topic.',
        options: [],
        words: offeredWords(names),
        after: [],
      },
    ],
    events: EVENT_CATALOG.map(({ name }) => name),
    patterns: eventPatterns(),
    journeys: builtInJourneyNames(),
  };
}

function eventPatterns(): readonly string[] {
  const topics = EVENT_CATALOG.map(({ name }) => name.slice(0, name.lastIndexOf('.')));
  return [...new Set(topics)]
    .filter((topic) => topics.indexOf(topic) !== topics.lastIndexOf(topic))
    .map((topic) => `${topic}.*`);
}

/** Whether there is anything to offer. */
export function offersAnything({ events, files, journeys, others, runs }: OfferedWords): boolean {
  return events || files || journeys || runs || others.length > 0;
}

function completedCommand({ name, summary, positionals }: CommandDescription): CompletedCommand {
  const byFirstWord = positionals.flatMap(({ offers }) => (isList(offers) ? [] : Object.entries(offers)));
  return {
    name,
    summary,
    options: [
      ...Object.entries(optionsOf(name)).map(([key, option]) => completedOption(key, option)),
      { word: '--help', describe: 'show this help', value: { kind: 'none' } },
    ],
    words: {
      ...offeredWords(positionals.flatMap(({ offers }) => (isList(offers) ? (offers ?? []) : []))),
      patterns: positionals.some(
        ({ offers, variadic }) => variadic && isList(offers) && offers?.includes('events') === true,
      ),
    },
    after: byFirstWord.map(([first, offers]) => [first, offeredWords(offers)] as const),
  };
}

function isList(offers: Positional['offers']): offers is readonly Offered[] | undefined {
  return offers === undefined || Array.isArray(offers);
}

function offeredWords(offers: readonly Offered[]): OfferedWords {
  const others = offers.flatMap((one) => (typeof one === 'object' ? [one.word] : []));
  return {
    events: offers.includes('events'),
    patterns: false,
    journeys: offers.includes('journeys'),
    runs: offers.includes('runs'),
    files: offers.includes('files'),
    others: offers.includes('shells') ? [...others, ...SHELLS] : others,
  };
}

function completedOption(name: string, option: OptionDefinition): CompletedOption {
  return { word: flagOf(name), describe: option.describe, value: completedValue(option) };
}

function completedValue(option: OptionDefinition): CompletedOption['value'] {
  if (option.kind === 'flag') return { kind: 'none' };
  const offered = OFFERED_VALUES[option.placeholder];
  const offers = option.type.choices?.map((word) => ({ word })) ?? (offered === undefined ? [] : [offered]);
  return offers.length === 0 ? { kind: 'free' } : { kind: 'words', words: offeredWords(offers) };
}
