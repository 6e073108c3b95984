import { SimulatorError } from '../../errors/simulator-error.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import type { CliOption, CliOptions } from './command.ts';

/** The environment variables of this tool begin so. */
const ENVIRONMENT_PREFIX = 'CF_WEBHOOK_SIM_';

/** The words that ask for help after any command. */
const HELP_WORDS: readonly string[] = ['--help', '-h'];

/** `maxWait` → `max-wait`. */
export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `maxWait` → `CF_WEBHOOK_SIM_MAX_WAIT`. */
export function environmentVariable(optionName: string): string {
  return `${ENVIRONMENT_PREFIX}${kebabCase(optionName).replaceAll('-', '_').toUpperCase()}`;
}

/** Whether a command line asks for the command's help. */
export function asksForHelp(words: readonly string[], options: CliOptions): boolean {
  return optionUses(words, options).some(({ word }) => HELP_WORDS.includes(word));
}

/**
 * Refuses an option that the command does not have, naming the nearest, and one that lacks its value or has one
 * that it does not take.
 *
 * @throws SimulatorError `unknown-option` or `invalid-option`.
 */
export function checkOptionWords(words: readonly string[], commandName: string, options: CliOptions): void {
  for (const { word, option, value } of optionUses(words, options)) {
    if (HELP_WORDS.includes(word)) continue;
    if (option === undefined) throw unknownOption(word, commandName, options);
    if (option.kind === 'flag') {
      if (value !== undefined && !/^(true|false)$/.test(value)) throw takesNoValue(word, value);
    } else if (value === undefined) throw lacksValue(word, option);
  }
}

/** The names of the options that were typed. */
export function typedOptions(words: readonly string[], options: CliOptions): ReadonlySet<string> {
  const used = new Set(optionUses(words, options).map(({ option }) => option));
  return new Set(Object.keys(options).filter((name) => used.has(options[name])));
}

/** The options that the environment sets, by option name, as text. An option that was typed is left out. */
export function optionsFromEnvironment(
  words: readonly string[],
  options: CliOptions,
  environment: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, string> {
  const typed = typedOptions(words, options);
  const fromEnvironment = new Map<string, string>();
  for (const name of Object.keys(options)) {
    const value = environment[environmentVariable(name)];
    if (value !== undefined && value !== '' && !typed.has(name)) fromEnvironment.set(name, value);
  }
  return fromEnvironment;
}

/** An option as it stands on a command line. */
interface OptionUse {
  /** The option as typed, without a value: `--max-wait`. */
  readonly word: string;
  readonly option: CliOption | undefined;
  readonly value: string | undefined;
}

/** The options among words. A value is the rest after `=`, or the next word unless that is an option itself. */
function optionUses(words: readonly string[], options: CliOptions): OptionUse[] {
  const byWord = new Map(Object.entries(options).map(([name, option]) => [`--${kebabCase(name)}`, option]));
  const uses: OptionUse[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const [word = '', ...rest] = (words[index] ?? '').split('=');
    if (!looksLikeOption(word)) continue;

    const option = byWord.get(word);
    const next = words[index + 1];
    const takesNext =
      rest.length === 0 && option !== undefined && option.kind !== 'flag' && next !== undefined;
    if (takesNext && !looksLikeOption(next)) {
      uses.push({ word, option, value: next });
      index += 1;
    } else uses.push({ word, option, value: rest.length === 0 ? undefined : rest.join('=') });
  }
  return uses;
}

function looksLikeOption(word: string): boolean {
  return word.startsWith('-') && word !== '-';
}

function unknownOption(word: string, commandName: string, options: CliOptions): SimulatorError {
  const known = ['help', ...Object.keys(options).map(kebabCase)];
  const near = nearestNames(word.replace(/^-+/, ''), known).map((name) => `--${name}`);
  return new SimulatorError({
    code: 'unknown-option',
    problem: `${commandName} has no option ${word}.`,
    cure:
      near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : `cf-webhook-sim ${commandName} --help lists its options.`,
  });
}

function lacksValue(word: string, { placeholder }: Exclude<CliOption, { kind: 'flag' }>): SimulatorError {
  return new SimulatorError({
    code: 'invalid-option',
    problem: `${word} needs a value: ${word} ${placeholder}.`,
    cure: `A value that begins with a dash is written ${word}=-….`,
  });
}

function takesNoValue(word: string, value: string): SimulatorError {
  return new SimulatorError({
    code: 'invalid-option',
    problem: `${word} is on or off and takes no value, got "${value}".`,
    cure: `Write ${word} alone, or leave it out.`,
  });
}
