import type { Terminal } from '../terminal/terminal.ts';
import type { CliCommand, CliOptions, ParsedOptions } from './command.ts';
import {
  asksForHelp,
  checkOptionWords,
  kebabCase,
  optionsFromEnvironment,
  typedOptions,
} from './option-names.ts';
import { type OptionOrigin, type OptionOrigins, optionValue } from './option-origin.ts';
import type { UsedConfig } from './used-config.ts';

/** A command line, understood. `help` when help was asked for. */
export type ParsedCommandLine<Options extends CliOptions> =
  | { readonly kind: 'help'; readonly text: string }
  | {
      readonly kind: 'run';
      readonly positionals: readonly string[];
      readonly options: ParsedOptions<Options>;
      readonly origins: OptionOrigins;
      readonly config: UsedConfig | undefined;
    };

/**
 * Parses the words after the command's name.
 *
 * @throws SimulatorError `unknown-option` or `invalid-option`.
 */
export async function parseCommandLine<Options extends CliOptions>(
  command: CliCommand<Options>,
  words: readonly string[],
  terminal: Pick<Terminal, 'environment' | 'columns'>,
): Promise<ParsedCommandLine<Options>> {
  checkOptionWords(words, command.name, command.options);
  if (asksForHelp(words, command.options)) {
    const { commandHelp } = await import('./command-help.ts');
    return { kind: 'help', text: commandHelp(command, terminal.columns) };
  }

  const typed = typedOptions(words, command.options);
  const parser = await optionParser(command.options, typed);
  const parsed = await parser.parseAsync([...words]);
  const positionals = parsed._.map(String);
  const fromEnvironment = optionsFromEnvironment(words, command.options, terminal.environment);
  const config = await configOf(command, positionals, parsed['config'] ?? fromEnvironment.get('config'));

  const origins = new Map<string, OptionOrigin>();
  for (const name of Object.keys(command.options)) {
    const text = fromEnvironment.get(name);
    const setting = config?.settings.get(name);
    if (typed.has(name)) origins.set(name, { kind: 'typed', given: parsed[name] });
    else if (text !== undefined) origins.set(name, { kind: 'environment', text });
    else if (setting !== undefined) origins.set(name, { kind: 'config', setting });
    else origins.set(name, { kind: 'default' });
  }
  const entries = Object.entries(command.options).map(([name, option]) => [
    name,
    optionValue(name, option, origins.get(name) ?? { kind: 'default' }),
  ]);
  return {
    kind: 'run',
    positionals,
    options: Object.fromEntries(entries) as ParsedOptions<Options>,
    origins,
    config,
  };
}

/** The configuration file, for a command that uses one. */
async function configOf(
  { usesConfig }: Pick<CliCommand, 'usesConfig'>,
  positionals: readonly string[],
  named: unknown,
): Promise<UsedConfig | undefined> {
  if (usesConfig === undefined) return undefined;
  const { useConfig } = await import('./used-config.ts');
  return await useConfig(
    named === undefined ? undefined : String(Array.isArray(named) ? named.at(-1) : named),
    usesConfig,
    positionals[0],
  );
}

/** A yargs instance with this tool's ways: no numbers guessed, no dots read as paths. It knows the options in use. */
async function optionParser(options: CliOptions, used: ReadonlySet<string>) {
  const { default: yargs } = await import('yargs');
  const parser = yargs().exitProcess(false).fail(false).version(false).help(false).parserConfiguration({
    'dot-notation': false,
    'parse-numbers': false,
    'parse-positional-numbers': false,
    'boolean-negation': false,
  });
  for (const [name, option] of Object.entries(options).filter(([name]) => used.has(name))) {
    const text = { type: 'string', requiresArg: true, nargs: 1 } as const;
    parser.option(kebabCase(name), option.kind === 'flag' ? { type: 'boolean' } : text);
  }
  return parser;
}
