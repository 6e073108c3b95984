import type { Setting } from '../../config/setting.ts';
import { InvalidValue } from '../../errors/invalid-value.ts';
import { inCommandWords, SimulatorError, type SimulatorErrorCode } from '../../errors/simulator-error.ts';
import type { OptionDefinition } from '../../options/option-definition.ts';
import { environmentVariable, flagOf } from '../../options/option-name.ts';
import { type ValuePlace, valueError } from '../../options/value-error.ts';
import { describePlace } from '../../source/source-node.ts';

/** What is said about a receiver that cannot be sent to. */
const TARGET_ERRORS: readonly SimulatorErrorCode[] = ['invalid-url', 'remote-target-refused'];

/** Where the value of an option comes from. The nearest counts: typed, environment, configuration, default. */
export type OptionOrigin =
  | { readonly kind: 'typed'; readonly given: readonly string[] | true }
  | { readonly kind: 'environment'; readonly text: string }
  | { readonly kind: 'config'; readonly setting: Setting }
  | { readonly kind: 'default' };

/** The origin of every option of a command line, by camelCase name. */
export type OptionOrigins = ReadonlyMap<string, OptionOrigin>;

/**
 * The value of an option.
 *
 * @throws SimulatorError that names the option, the environment variable or the place in the configuration.
 */
export function optionValue(option: OptionDefinition, origin: OptionOrigin): unknown {
  switch (origin.kind) {
    case 'typed':
      return origin.given === true ? true : valueFrom(option, origin.given, typedPlace(option.name));
    case 'environment':
      return option.kind === 'flag'
        ? switchedOn(option.name, origin.text)
        : valueFrom(option, [origin.text], environmentPlace(option.name));
    case 'config':
      return configuredValue(option, origin.setting);
    case 'default':
      return option.kind === 'flag' ? false : option.kind === 'list' ? [] : undefined;
    default:
      return origin satisfies never;
  }
}

/**
 * A complaint about a value that turned out to be wrong only when it was used: where the value stands in a
 * configuration file, the cure says so. Any other error is returned as it is.
 */
export function namingConfig(error: unknown, origins: OptionOrigins): unknown {
  if (!(error instanceof SimulatorError)) return error;
  for (const [name, origin] of origins) {
    if (origin.kind !== 'config' || origin.setting.kind === 'flag') continue;
    const { problem } = inCommandWords(error);
    const isTarget = name === 'to' && TARGET_ERRORS.includes(error.code);
    const quoted = origin.setting.texts.find(({ text }) => isTarget || problem.includes(`"${text}"`));
    if (quoted !== undefined) return withSource(error, `"${name}" in ${describePlace(quoted.place)}`);
  }
  return error;
}

function typedPlace(name: string): ValuePlace {
  return { label: flagOf(name), write: (example) => `${flagOf(name)} ${example}` };
}

function environmentPlace(name: string): ValuePlace {
  const variable = environmentVariable(name);
  return { label: variable, write: (example) => `${variable}=${example}` };
}

function valueFrom(option: OptionDefinition, texts: readonly string[], place: ValuePlace): unknown {
  if (option.kind === 'flag') return true;
  const values = (option.kind === 'list' ? texts : texts.slice(-1)).map((text) => read(option, text, place));
  return option.kind === 'list' ? values : values[0];
}

/** What a configuration says about an option; a complaint then names the place and the key. */
function configuredValue(option: OptionDefinition, setting: Setting): unknown {
  if (option.kind === 'flag') return setting.kind === 'flag' && setting.on;
  if (setting.kind === 'flag') return undefined;
  const values = setting.texts.map(({ text, place }) =>
    read(option, text, {
      label: `${describePlace(place)}: "${option.name}"`,
      write: (example) => `${option.name}: ${example}`,
    }),
  );
  return option.kind === 'list' ? values : values.at(-1);
}

function read(option: Exclude<OptionDefinition, { kind: 'flag' }>, text: string, place: ValuePlace): unknown {
  try {
    return option.type.parse(text);
  } catch (error) {
    if (error instanceof InvalidValue) throw valueError(error, place);
    throw error instanceof SimulatorError ? labelled(error, place) : error;
  }
}

/** An error that says more than what was expected, behind the place of the value. */
function labelled(error: SimulatorError, { label }: ValuePlace): SimulatorError {
  const { problem, cure } = inCommandWords(error);
  return new SimulatorError({
    code: error.code,
    problem: `${label}: ${problem}`,
    ...(cure === undefined ? {} : { cure }),
    cause: error,
  });
}

function withSource(error: SimulatorError, source: string): SimulatorError {
  const { problem, cure = '' } = inCommandWords(error);
  return new SimulatorError({
    code: error.code,
    problem,
    cure: `${cure} The value comes from ${source}.`.trim(),
    cause: error,
  });
}

function switchedOn(name: string, text: string): boolean {
  if (/^(1|true|yes|on)$/i.test(text)) return true;
  if (/^(0|false|no|off)$/i.test(text)) return false;
  throw valueError(new InvalidValue('true or false', text, ['1', '0']), environmentPlace(name));
}
