import { listed } from '../internal/listed.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import type { Journey, JourneyParameter } from './journey.ts';
import { journeyError } from './journey-error.ts';
import type { ParameterValues } from './references.ts';

type Scalar = JourneyParameter['default'];

/** What a run chooses, by the names of parameters. */
export type ParameterChoice = Readonly<Record<string, Scalar>>;

/** What is wrong with a value for a parameter; `undefined` where nothing is. */
export function parameterProblem(
  name: string,
  value: Scalar,
  { default: otherwise, options, minimum, maximum }: JourneyParameter,
): { readonly problem: string; readonly cure: string } | undefined {
  if (typeof value !== typeof otherwise) {
    const expected =
      typeof otherwise === 'string' ? 'text' : typeof otherwise === 'number' ? 'a number' : 'true or false';
    return { problem: `"${name}" must be ${expected}, got "${value}".`, cure: `For example ${otherwise}.` };
  }
  if (options.length > 0 && !options.includes(value)) {
    const near = nearestNames(String(value), options.map(String)).map((one) => `"${one}"`);
    return {
      problem: `"${name}" must be ${listed(options.map(String))}, got "${value}".`,
      cure: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `The default is ${otherwise}.`,
    };
  }
  if (typeof value !== 'number') return undefined;
  if (minimum !== undefined && value < minimum) {
    return {
      problem: `"${name}" must be at least ${minimum}, got ${value}.`,
      cure: `The default is ${otherwise}.`,
    };
  }
  if (maximum !== undefined && value > maximum) {
    return {
      problem: `"${name}" must be at most ${maximum}, got ${value}.`,
      cure: `The default is ${otherwise}.`,
    };
  }
  return undefined;
}

/**
 * A value for every parameter of a journey: as chosen, else its default.
 *
 * @throws SimulatorError `invalid-journey` for a parameter that there is not, or a value that it cannot have.
 */
export function parameterValues(journey: Journey, chosen: ParameterChoice = {}): ParameterValues {
  for (const [name, value] of Object.entries(chosen)) {
    const parameter = requireParameter(journey, name);
    const problem = parameterProblem(name, value, parameter);
    if (problem !== undefined)
      throw journeyError(`The journey "${journey.name}": ${problem.problem}`, problem.cure);
  }
  return new Map(
    [...journey.parameters].map(([name, parameter]) => [name, chosen[name] ?? parameter.default]),
  );
}

/**
 * Reads text as the value of a parameter; its type is that of the parameter.
 *
 * @throws SimulatorError `invalid-journey` as {@link parameterValues} does.
 */
export function parameterFromText(journey: Journey, name: string, text: string): Scalar {
  const { default: otherwise } = requireParameter(journey, name);
  if (typeof otherwise === 'number' && text.trim() !== '' && Number.isFinite(Number(text)))
    return Number(text);
  if (typeof otherwise === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function requireParameter({ name: journey, parameters }: Journey, name: string): JourneyParameter {
  const parameter = parameters.get(name);
  if (parameter !== undefined) return parameter;
  const near = nearestNames(name, parameters.keys()).map((one) => `"${one}"`);
  throw journeyError(
    `The journey "${journey}" has no parameter "${name}".`,
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : parameters.size === 0
        ? 'It has no parameters.'
        : `Its parameters are ${[...parameters.keys()].join(', ')}.`,
  );
}
