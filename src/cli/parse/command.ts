import type { ExitCode } from '../terminal/exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { OptionOrigins } from './option-origin.ts';
import type { UsedConfig } from './used-config.ts';

/** An option with one value, e.g. `--seed 7`. */
export interface ValueOption<T> {
  readonly kind: 'value';
  readonly describe: string;
  /** Stands for the value in the help, e.g. `URL`. */
  readonly placeholder: string;
  /** Turns the text into the value. Throws a SimulatorError when it cannot. */
  readonly parse: (text: string) => T;
  /** The default, in words, for the help. */
  readonly defaultText?: string;
  /** The values that there are, for completion and help. */
  readonly choices?: readonly string[];
}

/** An option that may be given several times. */
export interface ListOption<T> extends Omit<ValueOption<T>, 'kind'> {
  readonly kind: 'list';
}

/** An option without a value. */
export interface FlagOption {
  readonly kind: 'flag';
  readonly describe: string;
}

/** Any option. Its name on the command line is its key in kebab-case: `maxWait` is `--max-wait`. */
// biome-ignore lint/suspicious/noExplicitAny: an option of any value type fits here; ParsedOptions recovers it
export type CliOption = ValueOption<any> | ListOption<any> | FlagOption;

/** The options of a command, by camelCase name. */
export type CliOptions = Readonly<Record<string, CliOption>>;

/** What the options of a command parse to. */
export type ParsedOptions<Options extends CliOptions> = {
  readonly [Name in keyof Options]: Options[Name] extends ListOption<infer T>
    ? readonly T[]
    : Options[Name] extends ValueOption<infer T>
      ? T | undefined
      : boolean;
};

/** A word or words without a dash, after the command's name. */
export interface Positional {
  readonly name: string;
  readonly describe: string;
  readonly required: boolean;
  /** Whether several may be given. Only the last positional of a command can be such. */
  readonly variadic: boolean;
}

/** One command of the command line: plain data, and a function that loads what it needs when it runs. */
export interface CliCommand<Options extends CliOptions = CliOptions> {
  readonly name: string;
  readonly summary: string;
  readonly positionals: readonly Positional[];
  readonly options: Options;
  /** Whether words after `--` name a command that it starts. */
  readonly takesChildCommand?: true;
  /**
   * What the configuration file is used for: options from its top alone, options from its top and from the run that
   * the first word names (`run or journey`: if it names one), or the user's own event types and journeys alone. Such a
   * command has the option `config`.
   */
  readonly usesConfig?: 'top' | 'named run' | 'run or journey' | 'event types';
  /** Pairs of a command line and what it does. */
  readonly examples: readonly (readonly [line: string, what: string])[];
  run(input: CommandInput<Options>): Promise<ExitCode>;
}

/** What a command is run with. */
export interface CommandInput<Options extends CliOptions> {
  readonly positionals: readonly string[];
  readonly options: ParsedOptions<Options>;
  /** Where the value of each option comes from. */
  readonly origins: OptionOrigins;
  /** The configuration file; `undefined` where there is none, or the command uses none. */
  readonly config: UsedConfig | undefined;
  /** The words after `--`: a command to start. Empty when there is none. */
  readonly childCommand: readonly string[];
  readonly terminal: Terminal;
  /** The words after `cf-webhook-sim`, as typed. */
  readonly commandLine: readonly string[];
}

/** Lets TypeScript infer the option types of a command. */
export function defineCommand<const Options extends CliOptions>(
  command: CliCommand<Options>,
): CliCommand<Options> {
  return command;
}
