import type { CommandName } from './commands.ts';
import type { ValueType } from './value-type.ts';

/** The headings under which `--help` and the reference list options, in this order. */
export const OPTION_GROUPS = [
  'Target',
  'Waiting',
  'What is sent',
  'Faults',
  'Receiver',
  'Checks',
  'Expectations and reports',
  'Workspace',
  'Output',
] as const;

/** One of {@link OPTION_GROUPS}. */
export type OptionGroup = (typeof OPTION_GROUPS)[number];

/** What every option has. */
interface AnyOption {
  /** In camelCase, as in configuration files: `maxWait` is `--max-wait` and `CF_WEBHOOK_SIM_MAX_WAIT`. */
  readonly name: string;
  /** What it does, for the help: a noun phrase or an imperative. */
  readonly describe: string;
  readonly group: OptionGroup;
  /** The commands that have it. */
  readonly commands: readonly CommandName[];
  /** What is different for a command: what its help says, and what cannot be combined. */
  readonly per?: {
    readonly [Command in CommandName]?: {
      readonly describe?: string;
      readonly defaultText?: string;
      readonly conflicts?: readonly string[];
    };
  };
  /** Whether configuration files can set it. @default true for options of `send`, `run` and `check` */
  readonly configurable?: false;
  /** Where else it may stand in a configuration file. */
  readonly alsoBeside?: 'an event' | 'the receiver';
  /** Names of options that cannot be combined with it. */
  readonly conflicts?: readonly string[];
  /** The name of an option without which it means nothing. */
  readonly requires?: string;
  /** Its name among the `SimulatorOptions` of the library; missing where these do not have it. */
  readonly library?: string;
  /** Its name among the options of calls in code, where these have it: `settleMs`, `probe`. */
  readonly inCalls?: string;
  /** How values of it look in messages, as a regular expression. Code puts them into quotes. */
  readonly valueInMessages?: string;
  /**
   * What must not be shown of its value: all of it (`value`, `command`), or what the mask finds in a header line or an
   * address.
   */
  readonly secret?: 'value' | 'header' | 'address' | 'command';
  /** Left out of the line that reproduces a run, or stated anew by it. @default as typed */
  readonly reproduce?: 'never' | 'restated';
}

/** An option without a value. */
export interface FlagDefinition extends AnyOption {
  readonly kind: 'flag';
}

/** An option with a value. */
export interface ValueDefinition<T = unknown> extends AnyOption {
  /** `list` where it may be given several times. */
  readonly kind: 'value' | 'list';
  /** Stands for the value in the help, e.g. `URL`. */
  readonly placeholder: string;
  /** The word that is no path where the value is one: `none`. */
  readonly noFile?: string;
  readonly type: ValueType<T>;
  /** The default, as it would be typed. */
  readonly default?: string;
  /** The default in words, where a value does not say it all. */
  readonly defaultText?: string;
  /** How a list or a mapping in a configuration file becomes text: joined, or each pair of key and value joined. */
  readonly form?: { readonly joinedBy: string } | { readonly pairedBy: string };
}

/** One option, as plain data. Everything that is said or read of options follows from these. */
export type OptionDefinition = FlagDefinition | ValueDefinition;

/** Keeps an option's literal types, which the types of parsed options are made of. */
export function defineOption<const Definition extends OptionDefinition>(definition: Definition): Definition {
  return definition;
}
