import { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { isError } from '../../internal/is-error.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import type { OptionDefinition } from '../../options/option-definition.ts';
import { flagOf, kebabCase } from '../../options/option-name.ts';
import type { Options } from '../../options/registry.ts';

/** The words after a command's name, as yargs reads them. */
export interface ReadArgv {
  readonly positionals: readonly string[];
  /** What was typed, by option name: texts, or `true` for a flag. Options that were not typed are missing. */
  readonly typed: ReadonlyMap<string, readonly string[] | true>;
  readonly asksForHelp: boolean;
  /** The words after `--`; `undefined` without one. */
  readonly childCommand: readonly string[] | undefined;
}

/** What yargs complains of, in its words. */
const LACKS_VALUE = 'Not enough arguments following';
const TAKES_NO_VALUE = 'Argument unexpected for';

/**
 * Reads argv.
 *
 * @throws SimulatorError `unknown-option` or `invalid-option`.
 */
export async function readArgv(
  words: readonly string[],
  commandName: string,
  options: Options,
): Promise<ReadArgv> {
  const parser = await optionParser(options);
  const { _: positionals, $0: _name, help, '--': rest, ...typed } = await parse(parser, words, options);
  const unknown = Object.keys(typed).find((name) => !(name in byFlagName(options)));
  if (unknown !== undefined) throw unknownOption(asTyped(unknown, words), commandName, options);

  return {
    positionals: positionals.map(String),
    asksForHelp: help === true,
    childCommand: Array.isArray(rest) ? rest.map(String) : words.includes('--') ? [] : undefined,
    typed: new Map(
      Object.entries(options).flatMap(([name, option]): [string, readonly string[] | true][] => {
        const given: unknown = typed[kebabCase(name)];
        if (given === undefined) return [];
        return [[name, option.kind === 'flag' ? true : (Array.isArray(given) ? given : [given]).map(String)]];
      }),
    ),
  };
}

/** A yargs instance with this tool's ways: no numbers guessed, no dots read as paths, names as they are typed. */
async function optionParser(options: Options) {
  const { default: yargs } = await import('yargs');
  const parser = yargs()
    .exitProcess(false)
    .fail(false)
    .version(false)
    .help(false)
    .option('help', { alias: 'h', type: 'boolean' })
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'duplicate-arguments-array': true,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'populate--': true,
      'short-option-groups': true,
      'strip-aliased': true,
    });
  const names = (isFlag: boolean) =>
    Object.entries(options).flatMap(([name, { kind }]) =>
      (kind === 'flag') === isFlag ? [kebabCase(name)] : [],
    );
  const [flags, values] = [names(true), names(false)];
  // All at once: declared one by one, options cost a command more than all else that yargs does.
  parser.boolean(flags).string(values);
  parser.nargs({
    ...Object.fromEntries(flags.map((name) => [name, 0])),
    ...Object.fromEntries(values.map((name) => [name, 1])),
  });
  return parser;
}

async function parse(
  parser: Awaited<ReturnType<typeof optionParser>>,
  words: readonly string[],
  options: Options,
): Promise<Readonly<Record<string, unknown>> & { readonly _: readonly (string | number)[] }> {
  try {
    return await parser.parseAsync([...words]);
  } catch (error) {
    throw complaint(error, options);
  }
}

function complaint(error: unknown, options: Options): unknown {
  const [problem, name = ''] = messageOf(error).split(': ');
  const option = byFlagName(options)[name];
  if (option === undefined) return error;
  if (problem === LACKS_VALUE && option.kind !== 'flag') return lacksValue(option);
  return problem === TAKES_NO_VALUE ? takesNoValue(option) : error;
}

function messageOf(error: unknown): string {
  return isError(error) ? error.message : String(error);
}

function byFlagName(options: Options): Readonly<Record<string, OptionDefinition>> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [kebabCase(name), option]));
}

/** A letter that is no option stands for the word that it was typed in: `-verbose` is read letter by letter. */
function asTyped(name: string, words: readonly string[]): string {
  if (name.length > 1) return `--${name}`;
  return words.find((word) => word.startsWith(`-${name}`)) ?? `-${name}`;
}

function unknownOption(word: string, commandName: string, options: Options): SimulatorError {
  const name = word.replace(/^-+/, '');
  const known = ['help', ...Object.keys(options).map(kebabCase)];
  const near = nearestNames(name, known).map((candidate) => `--${candidate}`);
  return new SimulatorError({
    code: 'unknown-option',
    problem: `${commandName} has no option ${word}.`,
    cure:
      near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : `cf-webhook-sim ${commandName} --help lists its options.`,
  });
}

function lacksValue({ name, placeholder }: Exclude<OptionDefinition, { kind: 'flag' }>): SimulatorError {
  return usageError(
    `${flagOf(name)} requires a value: ${flagOf(name)} ${placeholder}.`,
    `Write a value that starts with a dash as ${flagOf(name)}=-….`,
  );
}

function takesNoValue({ name }: OptionDefinition): SimulatorError {
  return usageError(
    `${flagOf(name)} is a flag and takes no value.`,
    `Write ${flagOf(name)} alone, or leave it out.`,
  );
}
