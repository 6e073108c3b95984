import type { CommandName } from '../../options/commands.ts';
import type { ParsedOptions } from '../../options/registry.ts';
import type { TypedCommand } from '../session/reproduce-line.ts';
import type { ExitCode } from '../terminal/exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { OptionOrigins } from './option-origin.ts';
import type { UsedConfig } from './used-config.ts';

/** A word or words without a dash, after the command's name. */
export interface Positional {
  readonly name: string;
  readonly describe: string;
  readonly required: boolean;
  /** Whether several may be given. Only the last positional of a command can be such. */
  readonly variadic: boolean;
  /** What a shell offers for it; by the first word where that decides. */
  readonly offers?: readonly Offered[] | Readonly<Record<string, readonly Offered[]>>;
}

/** A kind of words that a shell can offer: names that this package knows, runs of a configuration file, or files. */
export type OfferedKind = 'events' | 'journeys' | 'runs' | 'files' | 'shells';

/** What a shell can offer: a kind of words, or a word as it is. */
export type Offered = OfferedKind | { readonly word: string };

/** A command as help and completion see it: plain data. */
export interface CommandDescription<Name extends CommandName = CommandName> {
  /** Its options are those that `options/` lists for it. */
  readonly name: Name;
  readonly summary: string;
  readonly positionals: readonly Positional[];
  /** Whether words after `--` name a command that it starts. */
  readonly takesChildCommand?: true;
  /**
   * What the configuration file is used for: options from its top alone, options from its top and from the run that
   * a word names (`run or journey`: if it names one), options from its part `serve`, or the user's own event
   * types and journeys alone. Such a command has the option `config`.
   */
  readonly usesConfig?: 'top' | 'serve' | 'named run' | 'run or journey' | 'event types';
  /** Which word names the run, counted from 0. @default 0 */
  readonly runWord?: number;
  /** Pairs of a command line and what it does. */
  readonly examples: readonly (readonly [line: string, what: string])[];
}

/** One command of the command line: its description, and a function that loads what it needs when it runs. */
export interface CliCommand<Name extends CommandName> extends CommandDescription<Name> {
  run(input: CommandInput<Name>): Promise<ExitCode>;
}

/** Any command, before its options are known. */
export interface AnyCommand extends CommandDescription {
  run(input: AnyCommandInput): Promise<ExitCode>;
}

/** What a command is run with. */
export interface CommandInput<Name extends CommandName> extends InputBesideOptions {
  readonly options: ParsedOptions<Name>;
}

/** What any command is run with. */
export interface AnyCommandInput extends InputBesideOptions {
  readonly options: Readonly<Record<string, unknown>>;
}

interface InputBesideOptions {
  readonly positionals: readonly string[];
  /** Where the value of each option comes from. */
  readonly origins: OptionOrigins;
  /** The configuration file; `undefined` where there is none, or the command uses none. */
  readonly config: UsedConfig | undefined;
  /** The words after `--`: a command to start. Empty when there is none. */
  readonly childCommand: readonly string[];
  readonly terminal: Terminal;
  /** What was typed, for the line that reproduces it. */
  readonly typed: TypedCommand;
  /** The words after `cf-webhook-sim`, as typed. */
  readonly commandLine: readonly string[];
}

/** Ties a command's function to the options that its name stands for. */
export function defineCommand<const Name extends CommandName>(command: CliCommand<Name>): CliCommand<Name> {
  return command;
}
