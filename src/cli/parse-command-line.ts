import yargs, { type Argv, type Options } from 'yargs';
import type { CliCommand, CliOption, CliOptions, ParsedOptions } from './command.ts';
import {
  environmentVariable,
  kebabCase,
  optionsFromEnvironment,
  refuseUnknownOptions,
} from './option-names.ts';

/** A command line, understood. `help` when help was asked for and printed. */
export type ParsedCommandLine<Options extends CliOptions> =
  | { readonly kind: 'help'; readonly text: string }
  | {
      readonly kind: 'run';
      readonly positionals: readonly string[];
      readonly options: ParsedOptions<Options>;
    };

/**
 * Parses the words after the command's name.
 *
 * @throws SimulatorError `unknown-option` or `invalid-option`.
 */
export async function parseCommandLine<Options extends CliOptions>(
  command: CliCommand<Options>,
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  columns: number,
): Promise<ParsedCommandLine<Options>> {
  refuseUnknownOptions(words, command.name, command.options);
  const fromEnvironment = optionsFromEnvironment(words, command.options, environment);

  let text = '';
  const parser = describeCommand(baseParser(columns), command).exitProcess(false);
  const parsed = await parser.parseAsync(
    [...fromEnvironment, ...words],
    (_error: unknown, _argv: unknown, output: string) => {
      text = output;
    },
  );
  if (parsed['help'] === true) return { kind: 'help', text };

  const entries = Object.entries(command.options).map(([name, option]) => [
    name,
    parseOption(option, parsed[name]),
  ]);
  return {
    kind: 'run',
    positionals: parsed._.map(String),
    options: Object.fromEntries(entries) as ParsedOptions<Options>,
  };
}

/** A yargs instance with this tool's ways: English, no numbers guessed, no dots read as paths. */
export function baseParser(columns: number): Argv {
  return yargs()
    .scriptName('cf-webhook-sim')
    .locale('en')
    .wrap(Math.min(columns, 100))
    .version(false)
    .help('help')
    .parserConfiguration({
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'boolean-negation': false,
    });
}

/** Adds a command's usage, options and examples, for parsing and for its help. */
export function describeCommand<Options extends CliOptions>(
  parser: Argv,
  command: CliCommand<Options>,
): Argv {
  const positionals = command.positionals.map(({ name, required, variadic }) => {
    const dots = variadic ? '..' : '';
    return required ? `<${name}${dots}>` : `[${name}${dots}]`;
  });
  const details = command.positionals.map(({ name, describe }) => `  ${name}  ${describe}`);
  parser.usage([`$0 ${[command.name, ...positionals].join(' ')}`, command.summary, ...details].join('\n\n'));
  for (const [name, option] of Object.entries(command.options))
    parser.option(kebabCase(name), yargsOption(option));
  for (const [line, what] of command.examples) parser.example(`$0 ${line}`, what);
  const example = Object.keys(command.options)[0];
  if (example !== undefined) {
    parser.epilogue(
      `Every option can be set in the environment: --${kebabCase(example)} is ${environmentVariable(example)}.`,
    );
  }
  return parser;
}

function yargsOption(option: CliOption): Options {
  if (option.kind === 'flag') return { type: 'boolean', describe: option.describe };
  const choices = option.choices === undefined ? '' : ` (${option.choices.join(', ')})`;
  return {
    type: 'string',
    requiresArg: true,
    nargs: 1,
    describe: `${option.placeholder}: ${option.describe}${choices}`,
    ...(option.defaultText === undefined ? {} : { defaultDescription: option.defaultText }),
  };
}

function parseOption(option: CliOption, given: unknown): unknown {
  switch (option.kind) {
    case 'flag':
      return given === true;
    case 'value': {
      const last: unknown = Array.isArray(given) ? given.at(-1) : given;
      return last === undefined ? undefined : option.parse(String(last));
    }
    case 'list':
      return (Array.isArray(given) ? given : given === undefined ? [] : [given]).map((one: unknown) =>
        option.parse(String(one)),
      );
    default:
      return option satisfies never;
  }
}
