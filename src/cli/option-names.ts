import { SimulatorError } from '../errors.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import type { CliOptions } from './command.ts';

/** The environment variables of this tool begin so. */
const ENVIRONMENT_PREFIX = 'CF_WEBHOOK_SIM_';

/** Options that every command has. */
const EVERYWHERE = ['help', 'version'];

/** `maxWait` → `max-wait`. */
export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `maxWait` → `CF_WEBHOOK_SIM_MAX_WAIT`. */
export function environmentVariable(optionName: string): string {
  return `${ENVIRONMENT_PREFIX}${kebabCase(optionName).replaceAll('-', '_').toUpperCase()}`;
}

/** The words of a command line, taken apart as far as naming its options needs. */
interface OptionUse {
  readonly name: string;
  readonly word: string;
}

/**
 * Refuses an option that the command does not have, naming the nearest.
 *
 * @throws SimulatorError `unknown-option`.
 */
export function refuseUnknownOptions(
  words: readonly string[],
  commandName: string,
  options: CliOptions,
): void {
  const known = [...Object.keys(options).map(kebabCase), ...EVERYWHERE];
  for (const { name, word } of optionUses(words, options)) {
    if (known.includes(name)) continue;
    const near = nearestNames(name, known).map((candidate) => `--${candidate}`);
    throw new SimulatorError({
      code: 'unknown-option',
      problem: `${commandName} has no option ${word}.`,
      cure:
        near.length > 0
          ? `Did you mean ${near.join(' or ')}?`
          : `cf-webhook-sim ${commandName} --help lists its options.`,
    });
  }
}

/** Options from the environment, as words to put before the typed ones; an option that was typed wins. */
export function optionsFromEnvironment(
  words: readonly string[],
  options: CliOptions,
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  const typed = new Set(optionUses(words, options).map(({ name }) => name));
  return Object.entries(options).flatMap(([name, option]) => {
    const value = environment[environmentVariable(name)];
    if (value === undefined || value === '' || typed.has(kebabCase(name))) return [];
    if (option.kind !== 'flag') return [`--${kebabCase(name)}=${value}`];
    return /^(1|true|yes|on)$/i.test(value) ? [`--${kebabCase(name)}`] : [];
  });
}

function optionUses(words: readonly string[], options: CliOptions): OptionUse[] {
  const uses: OptionUse[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') break;
    if (!word.startsWith('-') || word === '-') continue;

    const [name = '', value] = splitOnce(word.replace(/^--?/, ''), '=');
    uses.push({
      name,
      word: word.includes('=') ? (word.split('=')[0] ?? word) : word,
    });
    const option = Object.entries(options).find(([known]) => kebabCase(known) === name)?.[1];
    if (option !== undefined && option.kind !== 'flag' && value === undefined) index += 1;
  }
  return uses;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
