import { SimulatorError } from '../errors/simulator-error.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import { KINDS, type KindName } from './option-kinds.ts';

/** The options of a call by name, and what each has to be. */
type Kinds = Readonly<Record<string, KindName>>;

/**
 * Refuses options that a call does not have, which would otherwise be ignored, and values of another type.
 *
 * @param call The call as it is written: `send()`.
 * @param elsewhere Options that something else has: what messages call that, and their names.
 * @throws SimulatorError `unknown-option` or `invalid-option`.
 */
export function checkCall(call: string, options: unknown, kinds: Kinds, elsewhere?: Elsewhere): void {
  if (options === undefined) return;
  if (!KINDS.object.accepts(options)) throw wrongType(call, 'options', KINDS.object.expected, options);
  for (const [name, value] of Object.entries(Object(options))) {
    if (!Object.hasOwn(kinds, name)) throw unknownOption(call, name, Object.keys(kinds), elsewhere);
    if (value !== undefined) checkValue(call, name, kinds[name] ?? 'any', value);
  }
}

/** Where options are that a call does not have. */
export interface Elsewhere {
  readonly call: string;
  readonly names: readonly string[];
}

/**
 * Refuses a value of another type than an argument or option has.
 *
 * @throws SimulatorError `invalid-option`.
 */
export function checkValue(call: string, name: string, kind: KindName, value: unknown): void {
  const { accepts, expected } = KINDS[kind];
  if (!accepts(value)) throw wrongType(call, name, expected, value);
}

function wrongType(call: string, name: string, expected: string, value: unknown): SimulatorError {
  return new SimulatorError({
    code: 'invalid-option',
    problem: `${call}: "${name}" must be ${expected}, got ${inWords(value)}.`,
  });
}

function unknownOption(
  call: string,
  name: string,
  names: readonly string[],
  elsewhere: Elsewhere | undefined,
): SimulatorError {
  const near = nearestNames(name, names);
  const isElsewhere = elsewhere?.names.includes(name) === true;
  const suggestion = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `It has ${names.join(', ')}.`;
  return new SimulatorError({
    code: 'unknown-option',
    problem: `${call} has no option "${name}".`,
    cure: isElsewhere ? `It is an option of ${elsewhere.call}.` : suggestion,
  });
}

/** What a value is, never what it holds: it may be a secret in the wrong place. */
function inWords(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? 'a string' : `a ${typeof value}`;
}
