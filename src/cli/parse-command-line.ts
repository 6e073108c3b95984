import { SimulatorError } from '../errors.ts';
import type { CliCommand, CliOption, CliOptions, ParsedOptions } from './command.ts';
import {
  asksForHelp,
  checkOptionWords,
  environmentVariable,
  kebabCase,
  optionsFromEnvironment,
} from './option-names.ts';

/** A command line, understood. `help` when help was asked for. */
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
  checkOptionWords(words, command.name, command.options);
  if (asksForHelp(words, command.options)) {
    const { commandHelp } = await import('./command-help.ts');
    return { kind: 'help', text: commandHelp(command, columns) };
  }

  const parser = await optionParser(command.options);
  const parsed = await parser.parseAsync([...words]);
  const fromEnvironment = optionsFromEnvironment(words, command.options, environment);
  const entries = Object.entries(command.options).map(([name, option]) => {
    const text = fromEnvironment.get(name);
    return [
      name,
      text === undefined ? parseOption(option, parsed[name]) : parseFromEnvironment(name, option, text),
    ];
  });
  return {
    kind: 'run',
    positionals: parsed._.map(String),
    options: Object.fromEntries(entries) as ParsedOptions<Options>,
  };
}

/** A yargs instance with this tool's ways: no numbers guessed, no dots read as paths. */
async function optionParser(options: CliOptions) {
  const { default: yargs } = await import('yargs');
  const parser = yargs().exitProcess(false).fail(false).version(false).help(false).parserConfiguration({
    'dot-notation': false,
    'parse-numbers': false,
    'parse-positional-numbers': false,
    'boolean-negation': false,
  });
  for (const [name, option] of Object.entries(options)) {
    const text = { type: 'string', requiresArg: true, nargs: 1 } as const;
    parser.option(kebabCase(name), option.kind === 'flag' ? { type: 'boolean' } : text);
  }
  return parser;
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

/** Parses an option's text from the environment; a complaint then names the variable. */
function parseFromEnvironment(name: string, option: CliOption, text: string): unknown {
  const variable = environmentVariable(name);
  if (option.kind === 'flag') {
    if (/^(1|true|yes|on)$/i.test(text)) return true;
    if (/^(0|false|no|off)$/i.test(text)) return false;
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `${variable} switches --${kebabCase(name)} on or off, got "${text}".`,
      cure: 'Set it to 1 or 0.',
    });
  }
  try {
    return parseOption(option, text);
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    throw new SimulatorError({
      code: error.code,
      problem: error.problem,
      cure: `${error.cure ?? ''} The value comes from the environment variable ${variable}.`.trim(),
      cause: error,
    });
  }
}
