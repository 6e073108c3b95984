import { EVENT_CATALOGUE } from '../../events/catalogue.ts';
import type { CliCommand, CliOption } from '../parse/command.ts';
import { kebabCase } from '../parse/option-names.ts';

/** What a shell may offer, as plain data. */
export interface CompletionWords {
  readonly commands: readonly CompletedCommand[];
  /** The name of every event type, documented or later. */
  readonly events: readonly string[];
}

/** What may follow a command's name. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** Whether its words are event types. */
  readonly takesEvents: boolean;
  /** The words that it takes otherwise. */
  readonly words: readonly string[];
}

/** An option and what may follow it. */
export interface CompletedOption {
  /** As typed, e.g. `--api-version`. */
  readonly word: string;
  readonly describe: string;
  readonly value:
    | { readonly kind: 'none' }
    | { readonly kind: 'free' }
    | { readonly kind: 'file' }
    | { readonly kind: 'choice'; readonly choices: readonly string[] };
}

/** Shells that `completion` writes a script for. */
export const SHELLS = ['bash', 'zsh'] as const;

/** One of {@link SHELLS}. */
export type Shell = (typeof SHELLS)[number];

/** Gathers what a shell may offer from the commands themselves. */
export function completionWords(commands: readonly CliCommand[]): CompletionWords {
  return {
    commands: [
      ...commands.map(completedCommand),
      {
        name: 'help',
        summary: 'Show the help of a command.',
        options: [],
        takesEvents: false,
        words: commands.map(({ name }) => name),
      },
    ],
    events: EVENT_CATALOGUE.map(({ name }) => name),
  };
}

function completedCommand({ name, summary, positionals, options }: CliCommand): CompletedCommand {
  const positional = positionals[0]?.name;
  return {
    name,
    summary,
    options: [
      ...Object.entries(options).map(([key, option]) => completedOption(key, option)),
      { word: '--help', describe: 'show this help', value: { kind: 'none' } },
    ],
    takesEvents: positional === 'event' || positional === 'pattern',
    words: positional === 'shell' ? SHELLS : [],
  };
}

function completedOption(name: string, option: CliOption): CompletedOption {
  return { word: `--${kebabCase(name)}`, describe: option.describe, value: completedValue(option) };
}

function completedValue(option: CliOption): CompletedOption['value'] {
  if (option.kind === 'flag') return { kind: 'none' };
  if (option.choices !== undefined) return { kind: 'choice', choices: option.choices };
  return { kind: option.placeholder === 'FILE' ? 'file' : 'free' };
}
