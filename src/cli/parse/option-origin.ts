import type { Setting } from '../../config/setting.ts';
import { SimulatorError, type SimulatorErrorCode } from '../../errors/simulator-error.ts';
import { describePlace } from '../../source/source-node.ts';
import type { CliOption } from './command.ts';
import { environmentVariable, kebabCase } from './option-names.ts';

/** What is said about a receiver that cannot be sent to. */
const TARGET_ERRORS: readonly SimulatorErrorCode[] = ['invalid-url', 'remote-target-refused'];

/** Where the value of an option comes from. The nearest counts: typed, environment, configuration, default. */
export type OptionOrigin =
  | { readonly kind: 'typed'; readonly given: unknown }
  | { readonly kind: 'environment'; readonly text: string }
  | { readonly kind: 'config'; readonly setting: Setting }
  | { readonly kind: 'default' };

/** The origin of every option of a command line, by camelCase name. */
export type OptionOrigins = ReadonlyMap<string, OptionOrigin>;

/**
 * The value of an option.
 *
 * @throws SimulatorError of the option's parser, naming the environment variable or the place in the configuration.
 */
export function optionValue(name: string, option: CliOption, origin: OptionOrigin): unknown {
  switch (origin.kind) {
    case 'typed':
      return parseOption(option, origin.given);
    case 'environment':
      return parseFromEnvironment(name, option, origin.text);
    case 'config':
      return parseFromConfig(name, option, origin.setting);
    case 'default':
      return parseOption(option, undefined);
    default:
      return origin satisfies never;
  }
}

/** Parses what a configuration says about an option; a complaint then names the place and the key. */
function parseFromConfig(name: string, option: CliOption, setting: Setting): unknown {
  if (setting.kind === 'flag') return option.kind === 'flag' && setting.on;
  const values = setting.texts.map(({ text, place }) => {
    try {
      return option.kind === 'flag' ? undefined : option.parse(text);
    } catch (error) {
      if (!(error instanceof SimulatorError)) throw error;
      throw withPlace(error, name, describePlace(place));
    }
  });
  return option.kind === 'list' ? values : values.at(-1);
}

/**
 * A complaint about a value that turned out to be wrong only when it was used: where the value stands in a
 * configuration file, the cure says so. Any other error is returned as it is.
 */
export function namingConfig(error: unknown, origins: OptionOrigins): unknown {
  if (!(error instanceof SimulatorError)) return error;
  for (const [name, origin] of origins) {
    if (origin.kind !== 'config' || origin.setting.kind === 'flag') continue;
    const isTarget = name === 'to' && TARGET_ERRORS.includes(error.code);
    const quoted = origin.setting.texts.find(({ text }) => isTarget || error.problem.includes(`"${text}"`));
    if (quoted === undefined) continue;
    return new SimulatorError({
      code: error.code,
      problem: error.problem,
      cure: `${error.cure ?? ''} The value comes from "${name}" in ${describePlace(quoted.place)}.`.trim(),
      cause: error,
    });
  }
  return error;
}

/** A complaint in the words of the command line, put into those of a configuration file. */
function withPlace(error: SimulatorError, name: string, place: string): SimulatorError {
  const word = `--${kebabCase(name)}`;
  const problem = error.problem.includes(word)
    ? error.problem.replaceAll(word, `"${name}"`)
    : `"${name}": ${error.problem}`;
  return new SimulatorError({
    code: error.code,
    problem: `${place}: ${problem}`,
    ...(error.cure === undefined ? {} : { cure: error.cure.replaceAll(`${word} `, `${name}: `) }),
    cause: error,
  });
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
