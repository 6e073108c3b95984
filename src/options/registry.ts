import { FAULT_OPTIONS } from '../faults/registry.ts';
import type { CommandName } from './commands.ts';
import { CHECK_OPTIONS } from './definitions/checks.ts';
import { IMPORT_OPTIONS } from './definitions/import.ts';
import { LEARNING_OPTIONS } from './definitions/learning.ts';
import { RECEIVER_OPTIONS } from './definitions/receiver.ts';
import { REPORT_OPTIONS } from './definitions/reports.ts';
import { SENT_OPTIONS } from './definitions/sent.ts';
import { SIGNATURE_OPTIONS } from './definitions/signatures.ts';
import { TARGET_OPTIONS } from './definitions/target.ts';
import { WAITING_OPTIONS } from './definitions/waiting.ts';
import { WORKSPACE_OPTIONS } from './definitions/workspace.ts';
import { OPTION_GROUPS, type OptionDefinition } from './option-definition.ts';
import type { ValueType } from './value-type.ts';

/** Every option there is, by group. */
export const OPTIONS = [
  ...TARGET_OPTIONS,
  ...WAITING_OPTIONS,
  ...SENT_OPTIONS,
  ...SIGNATURE_OPTIONS,
  ...FAULT_OPTIONS,
  ...RECEIVER_OPTIONS,
  ...CHECK_OPTIONS,
  ...REPORT_OPTIONS,
  ...LEARNING_OPTIONS,
  ...WORKSPACE_OPTIONS,
  ...IMPORT_OPTIONS,
] as const satisfies readonly OptionDefinition[];

type Definition = (typeof OPTIONS)[number];

/** The names that options have among `SimulatorOptions`. */
export type LibraryName = Extract<Definition, { readonly library: string }>['library'];

/** What the text of an option becomes: a flag is on or off, a list has every value given. */
export type OptionValue<D extends OptionDefinition> = D extends { readonly kind: 'flag' }
  ? boolean
  : D extends { readonly kind: 'list'; readonly type: ValueType<infer T> }
    ? readonly T[]
    : D extends { readonly type: ValueType<infer T> }
      ? T | undefined
      : never;

/** The options of a command, parsed. */
export type ParsedOptions<Command extends CommandName> = {
  readonly [D in Definition as Command extends D['commands'][number] ? D['name'] : never]: OptionValue<D>;
};

/** The options that may stand beside an event of a run, parsed. */
export type ParsedEventOptions = {
  readonly [D in Extract<Definition, { readonly alsoBeside: 'an event' }> as D['name']]: OptionValue<D>;
};

/** Options by camelCase name, in the order of the help. */
export type Options = Readonly<Record<string, OptionDefinition>>;

/** The options of a command, with what is particular to it. */
export function optionsOf(command: CommandName): Options {
  return byName(
    OPTIONS.filter(({ commands }) => includes(commands, command)).map((option) =>
      forCommand(option, command),
    ),
  );
}

/** The options that a configuration file can set at its top and in its runs. */
export function configurableOptions(): Options {
  const inFiles: readonly CommandName[] = ['send', 'check', 'run', 'replay'];
  // What several commands have is described as `send` describes it, and goes by its first definition.
  const found = OPTIONS.filter((option: OptionDefinition) => option.configurable !== false).flatMap(
    (option) => {
      const command = inFiles.find((name) => includes(option.commands, name));
      return command === undefined ? [] : [forCommand(option, command)];
    },
  );
  return byName(firstOfEachName(found));
}

/** The options that a configuration file can set under `serve`. */
export function configurableServeOptions(): Options {
  const options = Object.entries(optionsOf('serve'));
  return Object.fromEntries(options.filter(([, { configurable }]) => configurable !== false));
}

function firstOfEachName(options: readonly OptionDefinition[]): readonly OptionDefinition[] {
  return options.filter((option, index) => options.findIndex(({ name }) => name === option.name) === index);
}

/** The options that a configuration file can set beside an event of a run, or beside the receiver's command. */
export function optionsBeside(place: 'an event' | 'the receiver'): Options {
  return byName(OPTIONS.filter((option: OptionDefinition) => option.alsoBeside === place));
}

function forCommand(option: OptionDefinition, command: CommandName): OptionDefinition {
  const own = option.per?.[command];
  return own === undefined ? option : { ...option, ...own };
}

function byName(options: readonly OptionDefinition[]): Options {
  const inOrder = OPTION_GROUPS.flatMap((group) => options.filter((option) => option.group === group));
  return Object.fromEntries(inOrder.map((option) => [option.name, option]));
}

function includes(commands: readonly CommandName[], command: CommandName): boolean {
  return commands.includes(command);
}
