import { Parser } from 'yargs/helpers';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import type { OptionDefinition } from '../../options/option-definition.ts';
import { flagOf, kebabCase } from '../../options/option-name.ts';
import type { Options } from '../../options/registry.ts';

type Arguments = ReturnType<typeof Parser>;

/** The words after a command's name, as yargs reads them. */
export interface ReadArgv {
  readonly positionals: readonly string[];
  /** What was typed, by option name: texts, or `true` for a flag. Options that were not typed are missing. */
  readonly typed: ReadonlyMap<string, readonly string[] | true>;
  readonly asksForHelp: boolean;
  /** The words after `--`; `undefined` without one. */
  readonly childCommand: readonly string[] | undefined;
}

/** This tool's ways: no numbers guessed, no dots read as paths, names as they are typed. */
const WAYS = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'duplicate-arguments-array': true,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'populate--': true,
  'short-option-groups': true,
  'strip-aliased': true,
};

/** What yargs complains of, in its words. */
const LACKS_VALUE = 'Not enough arguments following';
const TAKES_NO_VALUE = 'Argument unexpected for';

/**
 * Reads argv.
 *
 * @throws SimulatorError `unknown-option` or `invalid-option`.
 */
export function readArgv(words: readonly string[], commandName: string, options: Options): ReadArgv {
  const { _: positionals, help, '--': rest, ...typed } = parse(words, commandName, options);
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

/** @throws SimulatorError `invalid-option`. */
function parse(words: readonly string[], commandName: string, options: Options): Arguments {
  const names = (isFlag: boolean) =>
    Object.entries(options).flatMap(([name, { kind }]) =>
      (kind === 'flag') === isFlag ? [kebabCase(name)] : [],
    );
  const [flags, values] = [names(true), names(false)];
  const { argv, error } = Parser.detailed([...words], {
    alias: { help: 'h' },
    boolean: ['help', ...flags],
    string: values,
    narg: {
      ...Object.fromEntries(flags.map((name) => [name, 0])),
      ...Object.fromEntries(values.map((name) => [name, 1])),
    },
    configuration: WAYS,
  });
  if (error !== null) throw complaint(error, commandName, options);
  return argv;
}

function complaint({ message }: Error, commandName: string, options: Options): SimulatorError {
  const [problem, name = ''] = message.split(': ');
  const option = byFlagName(options)[name];
  if (problem === LACKS_VALUE && option !== undefined && option.kind !== 'flag') return lacksValue(option);
  if (problem === TAKES_NO_VALUE && option !== undefined) return takesNoValue(option);
  return usageError(`${message}.`, whereOptionsAre(commandName));
}

function whereOptionsAre(commandName: string): string {
  return `cf-webhook-sim ${commandName} --help lists its options.`;
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
    cure: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : whereOptionsAre(commandName),
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
