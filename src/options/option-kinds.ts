import { isBytes } from '../internal/bytes.ts';
import { isJsonObject } from '../internal/json.ts';
import { WrittenNumber } from '../internal/written-number.ts';
import { MOST_LEVELS } from '../source/nesting-depth.ts';

/** What an option of a call in code has to be. */
export interface OptionKind {
  /** In words, to follow "must be". */
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number' && !Number.isNaN(value);

/** The kinds that there are. What a value of the right kind may be is for anyone who reads it. */
export const KINDS = {
  text: { expected: 'a string', accepts: isText },
  flag: { expected: 'true or false', accepts: (value) => typeof value === 'boolean' },
  number: { expected: 'a number', accepts: isNumber },
  textOrNumber: { expected: 'a string or a number', accepts: (value) => isText(value) || isNumber(value) },
  function: { expected: 'a function', accepts: (value) => typeof value === 'function' },
  signal: { expected: 'an AbortSignal', accepts: (value) => value instanceof AbortSignal },
  list: { expected: 'a list', accepts: Array.isArray },
  texts: { expected: 'a list of strings', accepts: (value) => Array.isArray(value) && value.every(isText) },
  textOrList: { expected: 'a string or a list', accepts: (value) => isText(value) || Array.isArray(value) },
  object: { expected: 'an object', accepts: isJsonObject },
  objectOrList: {
    expected: 'an object or a list',
    accepts: (value) => isJsonObject(value) || Array.isArray(value),
  },
  objectOrText: {
    expected: 'an object or a string',
    accepts: (value) => isJsonObject(value) || isText(value),
  },
  objectOrFunction: {
    expected: 'a function or an object',
    accepts: (value) => isJsonObject(value) || typeof value === 'function',
  },
  iterable: {
    expected: 'something to iterate over, such as a list',
    accepts: (value) => !isText(value) && isIterable(value),
  },
  textOrIterable: { expected: 'a string or a list', accepts: isIterable },
  bytes: {
    expected: 'a string or bytes',
    accepts: (value) => isText(value) || isBytes(value),
  },
  jsonValues: {
    expected: 'an object that has a JSON value (not one that contains itself) for each path',
    accepts: (value) => isJsonObject(value) && isJson(value),
  },
  jsonObjects: {
    expected: 'a list of JSON objects (none that contains itself)',
    accepts: (value) => Array.isArray(value) && value.every((item) => isJsonObject(item) && isJson(item)),
  },
  any: { expected: 'anything', accepts: () => true },
} as const satisfies Readonly<Record<string, OptionKind>>;

/** The name of one of {@link KINDS}. */
export type KindName = keyof typeof KINDS;

/** The kind of every option of a call. */
export type KindsOf<Options> = { readonly [Name in keyof Options]-?: KindName };

function isIterable(value: unknown): boolean {
  return value !== null && value !== undefined && typeof Object(value)[Symbol.iterator] === 'function';
}

/** What was found to be JSON; events of one run share their overrides. */
const known = new WeakSet<object>();

/** Whether a value is JSON through and through; one that contains itself is not, nor one that is too deep to write. */
function isJson(value: unknown, within: ReadonlySet<object> = new Set()): boolean {
  if (typeof value !== 'object') return value === undefined || isText(value) || isScalar(value);
  if (value === null || value instanceof WrittenNumber || known.has(value)) return true;
  const isPlain = Array.isArray(value) || isPlainObject(value);
  if (!isPlain || within.has(value) || within.size > MOST_LEVELS) return false;
  const inside = new Set([...within, value]);
  const isWhole = Object.values(value).every((member) => isJson(member, inside));
  if (isWhole) known.add(value);
  return isWhole;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
